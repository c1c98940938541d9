package eu.sojourn.acceptance.story;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Figures by KPI: what acknowledged commands must lead to, or what the platform shows. Of those only that the story foretells. */
public final class Tally {

    private static final Set<String> FORETOLD = Set.of("xchanges-opened", "visits-submitted", "visits-approved", "visits-committed",
            "visits-completed", "visits-counted", "visits-supported-not-counted", "annexes-in-force", "questionnaires-answered",
            "agreements-declared", "agreements-signed", "lump-sums-paid");

    private final Map<String, BigDecimal> values = new TreeMap<>();

    /** Reads {@code GET /api/kpis/programmes/{programmeId}}. */
    static Tally shownBy(JsonNode answer) {
        var tally = new Tally();
        answer.path("figures")
                .valueStream()
                .filter(figure -> FORETOLD.contains(figure.path("kpi").asString()))
                .forEach(
                        figure -> tally.values.put(figure.path("kpi").asString(), new BigDecimal(figure.path("value").asString())));
        return tally;
    }

    public void add(String kpi, long amount) {
        add(kpi, BigDecimal.valueOf(amount));
    }

    /** @throws IllegalArgumentException when the story does not foretell that KPI */
    public void add(String kpi, BigDecimal amount) {
        if (!FORETOLD.contains(kpi)) {
            throw new IllegalArgumentException("the story does not foretell " + kpi);
        }
        values.merge(kpi, amount, BigDecimal::add);
    }

    BigDecimal of(String kpi) {
        return values.getOrDefault(kpi, BigDecimal.ZERO);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        var sum = new Tally();
        values.forEach(sum::add);
        other.values.forEach(sum::add);
        return sum;
    }

    /** Whether a KPI has come at least as far as in another one. */
    public boolean covers(String kpi, Tally other) {
        return of(kpi).compareTo(other.of(kpi)) >= 0;
    }

    /** @return how another one differs, KPI by KPI; empty where they are equal */
    public Map<String, String> differenceTo(Tally other) {
        var difference = new TreeMap<String, String>();
        plus(other).values.keySet()
                .stream()
                .filter(kpi -> of(kpi).compareTo(other.of(kpi)) != 0)
                .forEach(kpi -> difference.put(kpi, "expected %s, shown %s".formatted(of(kpi), other.of(kpi))));
        return difference;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
