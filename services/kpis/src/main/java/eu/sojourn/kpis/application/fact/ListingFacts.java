package eu.sojourn.kpis.application.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.FactSheets.Sought;
import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.fact.CountedVisits.Other;
import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.domain.figure.Behind;
import eu.sojourn.kpis.domain.figure.Bucket;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Share;
import eu.sojourn.kpis.domain.indicator.Verdict;
import eu.sojourn.kpis.domain.indicator.Why;
import eu.sojourn.service.domain.InvalidValue;

/**
 * Lists the facts behind a number, in the order of their ids. Together those that count give exactly the number that the board shows for the same
 * filter and row of a breakdown, once both have taken in the same events. The database finds candidates; what is listed is decided by
 * {@link Behind} alone.
 */
@Service
public class ListingFacts {

    private static final int AT_ONCE = 200;

    private final FactSheets sheets;
    private final KnownProgrammes programmes;
    private final CountedVisits counted;
    private final Dictionary dictionary;
    private final Today today;

    ListingFacts(FactSheets sheets, KnownProgrammes programmes, CountedVisits counted, Dictionary dictionary, Today today) {
        this.sheets = sheets;
        this.programmes = programmes;
        this.counted = counted;
        this.dictionary = dictionary;
        this.today = today;
    }

    /**
     * Behind which number.
     *
     * @param kpi an indicator; {@code null} for all that is known of the facts
     * @param outcome of those that look at a fact at least one has this outcome; {@code null} for any. A ratio looks at what its two indicators do.
     * @param reasonCode and says this why; {@code null} for whatever it says
     * @param bucket the row of a breakdown
     */
    public record Wanted(@Nullable String kpi, @Nullable Outcome outcome, @Nullable String reasonCode, Filter filter, Bucket bucket) {

        public Wanted {
            if (kpi == null) {
                needsKpi("outcome", outcome != null);
                needsKpi("reasonCode", reasonCode != null);
                needsKpi("from", filter.from() != null);
                needsKpi("to", filter.to() != null);
                needsKpi("by", !bucket.axes().isEmpty());
            }
        }

        private boolean allows(Verdict verdict) {
            return (outcome == null || verdict.outcome() == outcome) && (reasonCode == null || verdict.why().code().equals(reasonCode));
        }

        private static void needsKpi(String field, boolean given) {
            if (given) {
                throw new InvalidValue(field, "needs a kpi");
            }
        }
    }

    /**
     * A fact and what the wanted indicators say of it.
     *
     * @param others another visit of its organisation that counts in its place, or will as soon as somebody decides on this one
     */
    public record Listed(FactSheet sheet, List<Said> said, List<Other> others) {}

    /**
     * What an indicator says of a fact.
     *
     * @param gives what the fact gives to the number; of what it gives elsewhere nothing
     * @param value what that comes to
     */
    public record Said(Ruling ruling, List<Share> gives, BigDecimal value) {}

    /**
     * @param after only facts whose id comes behind this one
     * @throws InvalidValue naming {@code kpi} when there is no such indicator, or none that can be broken down so
     */
    public List<Listed> list(String programmeId, Wanted wanted, @Nullable String after, int limit) {
        var listed = new ArrayList<Listed>();
        each(programmeId, wanted, after, (sheet, said) -> {
            listed.add(new Listed(sheet, said, others(sheet, said)));
            return listed.size() < limit;
        });
        return listed;
    }

    /**
     * How many facts an indicator gives a reason for.
     *
     * @param reason as the listed facts tell it
     */
    public record Counted(Outcome outcome, Why reason, int facts) {}

    /**
     * The reasons of all facts that would be listed, the most frequent first.
     *
     * @throws InvalidValue naming {@code kpi} when there is no such indicator, or none that can be broken down so
     */
    public List<Counted> reasons(String programmeId, Wanted wanted) {
        record Reasoned(Outcome outcome, Why reason) {}
        var counts = new LinkedHashMap<Reasoned, Integer>();
        each(programmeId, wanted, null, (_, all) -> {
            all.stream()
                    .map(said -> new Reasoned(said.ruling().verdict().outcome(), said.ruling().verdict().why()))
                    .forEach(reasoned -> counts.merge(reasoned, 1, Integer::sum));
            return true;
        });
        return counts.entrySet()
                .stream()
                .map(entry -> new Counted(entry.getKey().outcome(), entry.getKey().reason(), entry.getValue()))
                .sorted(Comparator.comparingInt(Counted::facts).reversed())
                .toList();
    }

    /** @param goesOn whether more are wanted after this one */
    private void each(String programmeId, Wanted wanted, @Nullable String after, BiPredicate<FactSheet, List<Said>> goesOn) {
        var behind = behind(wanted);
        var sought = new Sought(programmes.names(programmeId), wanted.kpi() == null ? List.of() : List.copyOf(behind.keySet()),
                wanted.outcome(), ofFacts(wanted.filter()));
        var from = after;
        while (true) {
            var page = sheets.find(sought, from, AT_ONCE);
            for (var sheet : page) {
                var said = said(sheet, behind);
                if (said.stream().anyMatch(one -> wanted.allows(one.ruling().verdict())) && !goesOn.test(sheet, said)) {
                    return;
                }
            }
            if (page.size() < AT_ONCE) {
                return;
            }
            from = page.getLast().fact().toString();
        }
    }

    /** By the indicator that measures facts. */
    private Map<String, Behind> behind(Wanted wanted) {
        var behind = new LinkedHashMap<String, Behind>();
        measuring(wanted.kpi()).forEach(indicator -> {
            if (!wanted.bucket().suits(indicator)) {
                throw new InvalidValue("kpi", "cannot be broken down so: " + wanted.kpi());
            }
            behind.put(indicator.kpi(), new Behind(indicator, wanted.filter(), wanted.bucket(), today.date()));
        });
        return behind;
    }

    private Stream<Indicator> measuring(@Nullable String kpi) {
        if (kpi == null) {
            return dictionary.indicators().stream().filter(indicator -> indicator.measure() != null);
        }
        return dictionary.measuring(dictionary.find(kpi).orElseThrow(() -> new InvalidValue("kpi", "is not in the dictionary")));
    }

    /** What of the filter facts themselves have; of the others, what they give has it. */
    private SortedMap<Dimension, SortedSet<String>> ofFacts(Filter filter) {
        var ofFacts = new TreeMap<>(filter.dimensions());
        dictionary.indicators().forEach(indicator -> ofFacts.keySet().removeAll(indicator.dimensions()));
        return ofFacts;
    }

    private static List<Said> said(FactSheet sheet, Map<String, Behind> behind) {
        return sheet.rulings()
                .stream()
                .flatMap(ruling -> Stream.ofNullable(behind.get(ruling.kpi())).flatMap(one -> said(sheet, ruling, one).stream()))
                .toList();
    }

    private List<Other> others(FactSheet sheet, List<Said> said) {
        return said.stream().anyMatch(one -> CountedVisits.leavesPlaceToAnother(one.ruling().verdict().why()))
                ? counted.insteadOf(sheet)
                : List.of();
    }

    private static Optional<Said> said(FactSheet sheet, Ruling ruling, Behind behind) {
        if (ruling.verdict().outcome() != Outcome.COUNTS) {
            return behind.concerns(sheet) ? Optional.of(new Said(ruling, List.of(), BigDecimal.ZERO)) : Optional.empty();
        }
        var gives = behind.shares(sheet, ruling);
        var value = behind.value(gives);
        return gives.isEmpty() || value == null ? Optional.empty() : Optional.of(new Said(ruling, gives, value));
    }
}
