package eu.sojourn.portal.services;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The figures of a programme and what is behind them. The browser hears their changes from the stream itself. */
@HttpExchange(url = "/api/kpis", accept = "application/json")
public interface Kpis {

    @GetExchange("/dictionary")
    Dictionary dictionary();

    @GetExchange("/programmes/{programmeId}")
    Board programme(@PathVariable String programmeId);

    @GetExchange("/programmes/{programmeId}")
    Board programme(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> filters);

    /** @param query filters, {@code by} and {@code kpi} */
    @GetExchange("/programmes/{programmeId}/breakdown")
    Breakdown breakdown(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> query);

    /** @param query filters, {@code kpi}, {@code outcome}, and which page */
    @GetExchange("/programmes/{programmeId}/facts")
    Slice<Fact> facts(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> query);

    /** @param query filters, {@code kpi} and {@code outcome} */
    @GetExchange("/programmes/{programmeId}/facts/reasons")
    Slice<Counted> reasons(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/programmes/{programmeId}/previews")
    Preview preview(@PathVariable String programmeId, @RequestParam String visitId);

    /** Of a visit that nobody has applied for yet. */
    @GetExchange("/programmes/{programmeId}/previews")
    Preview preview(@PathVariable String programmeId, @RequestParam String visitingOrganisationId,
            @RequestParam(required = false) @Nullable String mode);

    /** All figures at one moment. */
    record Board(String programmeId, @Nullable Instant asOf, @JsonAlias("kpis") List<Figure> figures) {
        public Board {
            figures = figures == null ? List.of() : List.copyOf(figures);
        }

        public Optional<Figure> figure(String kpi) {
            return figures.stream().filter(figure -> figure.kpi().equals(kpi)).findFirst();
        }
    }

    /**
     * One figure.
     *
     * @param value null where there is none, as the median of nothing
     * @param facts how many facts give to it
     */
    record Figure(String kpi, @Nullable BigDecimal value, @Nullable Integer facts) {}

    /** What each figure means. */
    record Dictionary(int version, @JsonAlias("kpis") List<Indicator> indicators) {
        public Dictionary {
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
        }

        public Optional<Indicator> find(String kpi) {
            return indicators.stream().filter(indicator -> indicator.id().equals(kpi)).findFirst();
        }
    }

    /**
     * An indicator in words.
     *
     * @param formula what of a fact gives to it, by parts
     * @param timing {@code FLOW} what happened in the period, {@code NOW} what is so now, {@code UNTIL} what holds today
     * @param direction whether {@code MORE} or {@code LESS} is better, or {@code NEITHER}
     */
    record Indicator(@JsonAlias("kpi") String id, String name, @Nullable String unit, @Nullable String description,
            Map<String, Object> formula, @Nullable String measure, @Nullable String timing, @Nullable String direction) {
        public Indicator {
            formula = formula == null ? Map.of() : new LinkedHashMap<>(formula);
        }

        /** Whether a period says anything about it. */
        public boolean periodic() {
            return timing == null || timing.equals("FLOW");
        }
    }

    /** Figures for each combination of keys, such as countries or months. */
    record Breakdown(List<Row> rows) {
        public Breakdown {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }

        /** @param keys what the row is about, by dimension or span of time; null for what is not known of the facts */
        public record Row(Map<String, @Nullable String> keys, List<Figure> figures) {
            public Row {
                keys = keys == null ? Map.of() : keys;
                figures = figures == null ? List.of() : List.copyOf(figures);
            }

            public @Nullable Figure figure(String kpi) {
                return figures.stream().filter(figure -> figure.kpi().equals(kpi)).findFirst().orElse(null);
            }
        }
    }

    /**
     * A visit, an Xchange, an organisation or an activity behind a figure, and what the indicators say of it.
     *
     * @param others visits of its organisation that count in place of one that does not
     */
    record Fact(String factId, String kind, @Nullable String visitId, @Nullable String xchangeId,
            @Nullable String visitingOrganisationId, @Nullable String hostOrganisationId, @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay, @Nullable Instant asOf, List<Verdict> verdicts, List<OtherVisit> others) {
        public Fact {
            verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
            others = others == null ? List.of() : List.copyOf(others);
        }

        /** The id of what the fact is about, without its kind. */
        public String subject() {
            return factId.substring(factId.indexOf(':') + 1);
        }

        public @Nullable Verdict verdict(String kpi) {
            return verdicts.stream().filter(verdict -> verdict.kpi().equals(kpi)).findFirst().orElse(null);
        }
    }

    /**
     * What an indicator says of a fact.
     *
     * @param outcome {@code COUNTS}, {@code COUNTS_NOT_YET} or {@code COUNTS_NOT}
     * @param value what the fact gives to the figure
     * @param reason a word for the reason
     */
    record Verdict(String kpi, String outcome, @Nullable BigDecimal value, String reason, String message) {}

    /** How many facts there are for one reason. */
    record Counted(String outcome, String reason, String message, int facts) {}

    /**
     * Whether a visit will count, before it is over.
     *
     * @param counts {@code WILL_COUNT}, {@code WILL_NOT_COUNT}, {@code UNDECIDED}, or of one that is over {@code COUNTS} or {@code COUNTS_NOT}
     * @param partnershipId for whom it counts
     * @param others visits of the organisation that count in its place, or where it is undecided could
     * @param missing what is still to come
     */
    record Preview(String counts, @Nullable String partnershipId, @Nullable String message, List<Reason> reasons, List<OtherVisit> others,
            List<Missing> missing) {
        public Preview {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
            others = others == null ? List.of() : List.copyOf(others);
            missing = missing == null ? List.of() : List.copyOf(missing);
        }
    }

    /** Another visit of the same organisation. */
    record OtherVisit(String visitId, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {}

    /** A milestone that has not been reached, and the same in words. */
    record Missing(String milestone, String message) {}
}
