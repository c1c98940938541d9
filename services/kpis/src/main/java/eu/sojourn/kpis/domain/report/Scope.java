package eu.sojourn.kpis.domain.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;

/**
 * Of what a report tells.
 *
 * @param from the first day of its period; {@code null} for the beginning
 * @param to its last; {@code null} for no end
 * @param filters for the word of each dimension the values of which a fact needs one, an empty one for what is not known; not necessarily a dimension of today, since an old report
 *     is read, too
 * @param today the day for which it says what is so now
 */
public record Scope(String programmeId, @Nullable LocalDate from, @Nullable LocalDate to, SortedMap<String, List<String>> filters,
        LocalDate today) {

    private static final int MOST_YEARS = 50;

    public Scope {
        var sorted = new TreeMap<String, List<String>>();
        filters.forEach((word, values) -> sorted.put(word, values.stream().distinct().sorted().toList()));
        filters = Collections.unmodifiableSortedMap(sorted);
        filters.forEach((word, values) -> {
            if (values.isEmpty() || values.stream().anyMatch(value -> !value.isEmpty() && value.isBlank())) {
                throw new InvalidValue(word, "must have a value");
            }
        });
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidValue("to", "must not be before from");
        }
        for (var day : new LocalDate[]{from, to}) {
            if (day != null && Math.abs(day.getYear() - today.getYear()) > MOST_YEARS) {
                throw new InvalidValue(day == from ? "from" : "to", "must be within " + MOST_YEARS + " years of today");
            }
        }
    }
}
