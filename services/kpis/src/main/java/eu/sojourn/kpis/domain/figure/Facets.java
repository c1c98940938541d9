package eu.sojourn.kpis.domain.figure;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dimension;

/** The dimensions of a cell in little memory. Hundreds of thousands of cells are kept, and most share theirs with others. */
public final class Facets {

    private static final Dimension[] DIMENSIONS = Dimension.values();

    /** One bit for each dimension, by its ordinal. */
    private final int known;
    private final int hash;
    /** Those that are known, in the order of the dimensions. */
    private final String[] values;

    private Facets(int known, String[] values) {
        this.known = known;
        this.values = values;
        this.hash = 31 * known + Arrays.hashCode(values);
    }

    /** @param same gives for a value the one object that all share that are equal */
    public static Facets of(SortedMap<Dimension, String> dimensions, UnaryOperator<String> same) {
        var known = 0;
        var values = new String[dimensions.size()];
        var next = 0;
        for (Map.Entry<Dimension, String> one : dimensions.entrySet()) {
            known |= bit(one.getKey());
            values[next++] = same.apply(one.getValue());
        }
        return new Facets(known, values);
    }

    public static Facets of(SortedMap<Dimension, String> dimensions) {
        return of(dimensions, UnaryOperator.identity());
    }

    /** How the dimension is stated, which for some can be several values; {@code null} where it is not known. */
    public @Nullable String get(Dimension dimension) {
        var bit = bit(dimension);
        return (known & bit) == 0 ? null : values[Integer.bitCount(known & bit - 1)];
    }

    public SortedMap<Dimension, String> toMap() {
        var map = new TreeMap<Dimension, String>();
        for (var dimension : DIMENSIONS) {
            var value = get(dimension);
            if (value != null) {
                map.put(dimension, value);
            }
        }
        return map;
    }

    private static int bit(Dimension dimension) {
        return 1 << dimension.ordinal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Facets that && hash == that.hash && known == that.known && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Dimension.written(toMap()).toString();
    }
}
