package eu.sojourn.kpis.domain.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Aggregate.Amounts;
import eu.sojourn.kpis.domain.figure.Aggregate.Elements;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.indicator.Measure;

/**
 * Merges aggregates of one measure, and takes them out again: what is added and removed in any order leaves what was there before. For one
 * thread.
 */
public final class Tally {

    private final Measure measure;
    private final SortedMap<String, Integer> named = new TreeMap<>();
    private final SortedMap<BigDecimal, Integer> occurring = new TreeMap<>();
    private BigDecimal total = BigDecimal.ZERO;

    public Tally(Measure measure) {
        this.measure = measure;
    }

    /** @throws IllegalArgumentException when it is of another measure */
    public void add(Aggregate aggregate) {
        take(aggregate, 1);
    }

    /** @throws IllegalArgumentException when it is of another measure */
    public void remove(Aggregate aggregate) {
        take(aggregate, -1);
    }

    /** The value of all that was added and not removed; {@code null} for a median of nothing. */
    public @Nullable BigDecimal value() {
        return switch (measure) {
            case SUM -> total;
            case DISTINCT -> BigDecimal.valueOf(named.size());
            case MEDIAN -> median();
        };
    }

    public Aggregate aggregate() {
        return switch (measure) {
            case SUM -> new Sum(total);
            case DISTINCT -> new Elements(named);
            case MEDIAN -> new Amounts(occurring);
        };
    }

    private void take(Aggregate aggregate, int sign) {
        if (aggregate.measure() != measure) {
            throw new IllegalArgumentException("cannot merge " + aggregate.measure() + " into " + measure);
        }
        switch (aggregate) {
            case Sum(var more) -> total = sign > 0 ? total.add(more) : total.subtract(more);
            case Elements(var more) -> more.forEach((element, times) -> take(named, element, sign * times));
            case Amounts(var more) -> more.forEach((amount, times) -> take(occurring, amount, sign * times));
        }
    }

    private static <T> void take(SortedMap<T, Integer> bag, T one, int times) {
        bag.merge(one, times, Integer::sum);
        bag.remove(one, 0);
    }

    private @Nullable BigDecimal median() {
        var count = occurring.values().stream().mapToLong(Integer::longValue).sum();
        if (count == 0) {
            return null;
        }
        var lower = at((count - 1) / 2);
        var upper = at(count / 2);
        return lower.compareTo(upper) == 0
                ? lower
                : lower.add(upper).divide(BigDecimal.TWO, Math.max(lower.scale(), 1), RoundingMode.HALF_UP);
    }

    private BigDecimal at(long place) {
        var before = 0L;
        for (var entry : occurring.entrySet()) {
            before += entry.getValue();
            if (place < before) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no place " + place);
    }
}
