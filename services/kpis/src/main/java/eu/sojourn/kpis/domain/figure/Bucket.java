package eu.sojourn.kpis.domain.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Axis.By;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.service.domain.InvalidValue;

/**
 * One row of a breakdown.
 *
 * @param keys one for each axis, as the row has it; {@code null} for what is not known
 */
public record Bucket(List<Axis> axes, List<@Nullable String> keys) {

    /** Everything, not broken down. */
    public static final Bucket WHOLE = new Bucket(List.of(), List.of());

    private static final String KEY = "key";

    public Bucket {
        axes = List.copyOf(axes);
        keys = Collections.unmodifiableList(new ArrayList<>(keys));
        if (axes.size() != keys.size()) {
            throw new InvalidValue(KEY, "must be one for each by");
        }
    }

    /**
     * Reads the parameters {@code by}, which are those of the breakdown, and {@code key}, one for each; an empty one stands for what is not known.
     *
     * @throws InvalidValue naming {@code by} or {@code key}
     */
    public static Bucket read(List<String> by, List<String> keys) {
        if (by.size() != keys.size()) {
            throw new InvalidValue(KEY, "must be one for each by");
        }
        var axes = by.stream().map(Axis::of).toList();
        var read = new ArrayList<@Nullable String>();
        for (var i = 0; i < axes.size(); i++) {
            read.add(axes.get(i).key(keys.get(i)));
        }
        return new Bucket(axes, read);
    }

    /** Whether an indicator can be broken down so. */
    public boolean suits(Indicator indicator) {
        return Axis.suit(axes, indicator);
    }

    /** Whether a cell belongs to the row. */
    boolean holds(Leaf leaf, LocalDate today) {
        for (var i = 0; i < axes.size(); i++) {
            var key = keys.get(i);
            if (axes.get(i).keys(leaf, today).stream().noneMatch(one -> Objects.equals(one, key))) {
                return false;
            }
        }
        return true;
    }

    /** Whether what has these dimensions and no day belongs to the row. */
    boolean holds(Map<Dimension, String> stated) {
        for (var i = 0; i < axes.size(); i++) {
            if (!(axes.get(i) instanceof By(var dimension)) || !dimension.has(stated.get(dimension), keys.get(i))) {
                return false;
            }
        }
        return true;
    }
}
