package eu.sojourn.kpis.domain.target;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;

/**
 * For which part of a programme a target is: for each dimension named the values of which one must be. The whole programme where none is
 * named.
 */
public record Scope(Map<Dimension, Set<String>> values) {

    public static final Scope WHOLE = new Scope(Map.of());
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 100;

    public Scope {
        var checked = new EnumMap<Dimension, Set<String>>(Dimension.class);
        values.forEach((dimension, wanted) -> checked.put(dimension, checked(dimension, wanted)));
        values = Collections.unmodifiableMap(checked);
    }

    private static Set<String> checked(Dimension dimension, Set<String> wanted) {
        var field = "filters." + dimension.word();
        if (wanted.isEmpty() || wanted.size() > MOST_VALUES) {
            throw new InvalidValue(field, "must name 1 to " + MOST_VALUES + " values");
        }
        var lines = new TreeSet<String>();
        wanted.forEach(value -> lines.add(dimension.normal(PlainText.line(field, value, LONGEST_VALUE))));
        return Collections.unmodifiableSortedSet(lines);
    }

    public boolean isWhole() {
        return values.isEmpty();
    }

    /** Whether something that has these dimensions belongs to it. */
    public boolean holds(Map<Dimension, String> dimensions) {
        return values.entrySet()
                .stream()
                .allMatch(wanted -> dimensions.containsKey(wanted.getKey()) && wanted.getKey()
                        .values(dimensions.get(wanted.getKey()))
                        .stream()
                        .anyMatch(wanted.getValue()::contains));
    }

    /** Whether it is narrowed as the other is, and perhaps further. */
    public boolean isNarrowedLike(Scope other) {
        return other.values.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(values.get(wanted.getKey())));
    }
}
