package eu.sojourn.kpis.adapter.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.service.domain.InvalidValue;

/** Filters of targets and reports as callers write them: wanted values by the word of their dimension. */
final class Filters {

    private Filters() {}

    /**
     * The values as facts have them.
     *
     * @param prefix stands before the word in the name of a field
     * @throws InvalidValue naming the dimension that is not known, or whose values are no texts, too many or too long
     */
    static SortedMap<Dimension, SortedSet<String>> read(String prefix, Map<String, ? extends @Nullable List<@Nullable String>> written) {
        var filters = new TreeMap<Dimension, SortedSet<String>>();
        written.forEach((word, values) -> {
            var field = prefix + word;
            var dimension = dimension(field, word);
            if (values == null || values.stream().anyMatch(Objects::isNull)) {
                throw new InvalidValue(field, "must be a list of texts");
            }
            filters.put(dimension, Filter.values(field, dimension, values.stream().map(Objects::requireNonNull).toList()));
        });
        return filters;
    }

    private static Dimension dimension(String field, String word) {
        try {
            return Dimension.of(word);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(field, "is no dimension of the dictionary");
        }
    }
}
