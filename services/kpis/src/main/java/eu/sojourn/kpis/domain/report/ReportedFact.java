package eu.sojourn.kpis.domain.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Share;

/**
 * A fact as a report knows it. In plain words, so that what was frozen can be read whatever the present rules know.
 *
 * @param version that of the fact
 * @param attributes what is known, by the names of the glossary
 * @param dimensions what it can be broken down by
 * @param happened in the order of the days
 * @param rulings what the indicators of the report say of it
 */
public record ReportedFact(String factId, String kind, long version, SortedMap<String, String> attributes,
        SortedMap<String, String> dimensions, List<Happening> happened, List<Ruling> rulings) {

    private static final Set<String> MULTIPLE = Arrays.stream(Dimension.values())
            .filter(Dimension::multiple)
            .map(Dimension::word)
            .collect(Collectors.toUnmodifiableSet());

    public ReportedFact {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        happened = List.copyOf(happened);
        rulings = List.copyOf(rulings);
    }

    /** A milestone, its day, and who reached it where several can. */
    public record Happening(String milestone, LocalDate on, @Nullable String by) {}

    /** What an indicator says of the fact, and what the fact gives to it. */
    public record Ruling(String kpi, String outcome, String code, String message, List<Given> gives) {
        public Ruling {
            gives = List.copyOf(gives);
        }
    }

    /**
     * What it gives on a day.
     *
     * @param element what is counted once, where the indicator counts different ones
     * @param dimensions beside those of the fact
     */
    public record Given(LocalDate on, BigDecimal amount, @Nullable String element, SortedMap<String, String> dimensions) {
        public Given {
            dimensions = dimensions.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        }

        Share share() {
            return new Share(on, amount, element, new TreeMap<>());
        }
    }

    static ReportedFact of(FactSheet sheet, Set<String> kpis) {
        return new ReportedFact(sheet.fact().toString(), sheet.fact().kind().word(), sheet.version(), sheet.attributes(),
                Dimension.written(sheet.dimensions()),
                sheet.happened().stream().map(one -> new Happening(one.milestone().word(), one.on(), one.by())).toList(),
                sheet.rulings()
                        .stream()
                        .filter(ruling -> kpis.contains(ruling.kpi()))
                        .map(ruling -> new Ruling(ruling.kpi(), ruling.verdict().outcome().name(), ruling.verdict().why().code(),
                                ruling.verdict().why().message(), ruling.verdict().shares().stream().map(ReportedFact::given).toList()))
                        .toList());
    }

    private static Given given(Share share) {
        return new Given(share.on(), share.amount(), share.element(), Dimension.written(share.dimensions()));
    }

    Optional<Ruling> ruling(String kpi) {
        return rulings.stream().filter(ruling -> ruling.kpi().equals(kpi)).findFirst();
    }

    /** What is said of the fact under a word, be it a dimension or an attribute; {@code null} for nothing. */
    @Nullable
    String says(String word) {
        var dimension = dimensions.get(word);
        return dimension == null ? attributes.get(word) : dimension;
    }

    /** The values under a word of what the fact gives; none where nothing is said. */
    List<String> values(Given given, String word) {
        var own = given.dimensions().get(word);
        return values(word, own == null ? says(word) : own);
    }

    /** Whether a value is among those under a word of what the fact gives; an empty one, whether there is none. */
    boolean has(Given given, String word, String value) {
        var own = given.dimensions().get(word);
        var said = own == null ? says(word) : own;
        if (said == null || said.isEmpty() || value.isEmpty()) {
            return value.isEmpty() && (said == null || said.isEmpty());
        }
        return isMultiple(word) ? values(word, said).contains(value) : said.equals(value);
    }

    List<String> values(String word) {
        return values(word, says(word));
    }

    private static List<String> values(String word, @Nullable String said) {
        if (said == null || said.isEmpty()) {
            return List.of();
        }
        return isMultiple(word) ? List.of(said.split(Dimension.SEPARATOR)) : List.of(said);
    }

    /** Whether a fact can have several values under a word. */
    static boolean isMultiple(String word) {
        return MULTIPLE.contains(word);
    }

    ReportedFact giving(List<Ruling> rulings) {
        return new ReportedFact(factId, kind, version, attributes, dimensions, happened, rulings);
    }
}
