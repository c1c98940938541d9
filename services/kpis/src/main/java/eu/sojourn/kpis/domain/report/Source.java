package eu.sojourn.kpis.domain.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Tally;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.report.ReportedFact.Given;

/**
 * From what a number follows: so the facts behind it can be listed, and the number be computed again.
 *
 * @param parts one, or two of which the first is divided by the second
 * @param factor by what the quotient is multiplied; {@code null} where there is none
 */
public record Source(List<Part> parts, @Nullable Integer factor) {

    private static final int DECIMALS = 1;

    public Source {
        parts = List.copyOf(parts);
        if (parts.size() != (factor == null ? 1 : 2)) {
            throw new IllegalArgumentException("a number follows from one sum, or from two and a factor");
        }
    }

    /**
     * What some facts give to an indicator.
     *
     * @param keys for each word the value that is wanted; empty for facts of which nothing is said under it
     * @param from the first day; {@code null} for any
     * @param to the last; {@code null} for any
     * @param factId of this fact alone; {@code null} for all
     */
    public record Part(String kpi, Measure measure, SortedMap<String, String> keys, @Nullable LocalDate from, @Nullable LocalDate to,
            @Nullable String factId) {

        public Part {
            keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        }

        boolean takes(ReportedFact fact, Given given) {
            if (from != null && given.on().isBefore(from) || to != null && given.on().isAfter(to)) {
                return false;
            }
            for (var key : keys.entrySet()) {
                if (!fact.has(given, key.getKey(), key.getValue())) {
                    return false;
                }
            }
            return true;
        }

        /** What a fact gives here. */
        List<Given> of(ReportedFact fact) {
            return factId != null && !factId.equals(fact.factId())
                    ? List.of()
                    : fact.ruling(kpi)
                            .map(ruling -> ruling.gives().stream().filter(given -> takes(fact, given)).toList())
                            .orElse(List.of());
        }

        @Nullable
        BigDecimal value(FactIndex facts) {
            var tally = new Tally(measure);
            for (var giving : facts.giving(kpi, factId)) {
                for (var given : giving.gives()) {
                    if (takes(giving.fact(), given)) {
                        tally.add(Aggregate.of(measure, given.share()));
                    }
                }
            }
            return tally.value();
        }
    }

    static Source of(Part part) {
        return new Source(List.of(part), null);
    }

    /** The facts that give something to it, in the order of their ids. */
    List<ReportedFact> facts(FactIndex facts) {
        return parts.stream()
                .flatMap(part -> facts.giving(part.kpi(), part.factId())
                        .stream()
                        .filter(giving -> giving.gives().stream().anyMatch(given -> part.takes(giving.fact(), given)))
                        .map(FactIndex.Giving::fact))
                .distinct()
                .sorted(java.util.Comparator.comparing(ReportedFact::factId))
                .toList();
    }

    /** The number; {@code null} for a median of nothing and for a quotient by nothing. */
    @Nullable
    BigDecimal value(FactIndex facts) {
        var first = parts.getFirst().value(facts);
        if (factor == null) {
            return first;
        }
        return quotient(first, Objects.requireNonNull(parts.get(1)).value(facts), factor);
    }

    static @Nullable BigDecimal quotient(@Nullable BigDecimal of, @Nullable BigDecimal to, int factor) {
        return of == null || to == null || to.signum() == 0
                ? null
                : of.multiply(BigDecimal.valueOf(factor)).divide(to, DECIMALS, RoundingMode.HALF_UP);
    }
}
