package eu.sojourn.kpis.domain.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What a fact gives to an indicator on one day.
 *
 * @param amount in the unit of the indicator
 * @param element what is counted once, where the indicator counts different ones
 * @param dimensions those that only this indicator has, beside the ones of the fact
 */
public record Share(LocalDate on, BigDecimal amount, @Nullable String element, SortedMap<Dimension, String> dimensions) {

    public Share {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    public static Share of(LocalDate on, BigDecimal amount) {
        return new Share(on, amount, null, new TreeMap<>());
    }

    /** One of what is counted. */
    public static Share one(LocalDate on) {
        return of(on, BigDecimal.ONE);
    }

    /** One that is counted once, however many facts name it. */
    public static Share element(LocalDate on, String element) {
        return new Share(on, BigDecimal.ONE, element, new TreeMap<>());
    }

    public Share with(Map<Dimension, String> more) {
        var all = new TreeMap<>(dimensions);
        all.putAll(more);
        return new Share(on, amount, element, all);
    }
}
