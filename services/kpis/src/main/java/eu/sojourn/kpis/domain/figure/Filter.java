package eu.sojourn.kpis.domain.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.service.domain.InvalidValue;

/**
 * Of which facts figures are wanted. A fact passes if of each dimension that is named here it has one of the values; the empty value stands
 * for facts of which the dimension is not known. The days are those on which something happened, both inclusive.
 *
 * @param dimensions the wanted values of those that matter
 */
public record Filter(SortedMap<Dimension, SortedSet<String>> dimensions, @Nullable LocalDate from, @Nullable LocalDate to) {

    /** Everything. */
    public static final Filter NONE = new Filter(Collections.emptySortedMap(), null, null);

    /** Kosovo has a code that everybody uses and ISO reserves for such use. */
    private static final Set<String> COUNTRIES = Stream.concat(Stream.of("XK"), Arrays.stream(Locale.getISOCountries()))
            .collect(Collectors.toUnmodifiableSet());
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 200;

    public Filter {
        var copy = new TreeMap<Dimension, SortedSet<String>>();
        dimensions.forEach((dimension, values) -> copy.put(dimension, normal(dimension, values)));
        dimensions = Collections.unmodifiableSortedMap(copy);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidValue(FROM, "must not be after " + TO);
        }
    }

    private static SortedSet<String> normal(Dimension dimension, Collection<String> values) {
        var normal = new TreeSet<String>();
        values.forEach(value -> normal.add(dimension.normal(value)));
        return Collections.unmodifiableSortedSet(normal);
    }

    /**
     * Reads the parameters of a query, see {@link #written()}.
     *
     * @param others parameters that are none of a filter
     * @throws InvalidValue naming a parameter that is unknown or has a wrong value
     */
    public static Filter read(Map<String, ? extends Collection<String>> parameters, Set<String> others) {
        var dimensions = new TreeMap<Dimension, SortedSet<String>>();
        parameters.forEach((name, values) -> {
            if (!others.contains(name) && !name.equals(FROM) && !name.equals(TO)) {
                dimensions.put(dimension(name), values(name, dimension(name), values));
            }
        });
        return new Filter(dimensions, day(FROM, parameters.get(FROM)), day(TO, parameters.get(TO)));
    }

    private static Dimension dimension(String name) {
        try {
            return Dimension.of(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(name, "is not known here; figures are filtered by from, to and the dimensions of the dictionary");
        }
    }

    /**
     * The wanted values of a dimension, as facts have them.
     *
     * @throws InvalidValue with this name when they are too many, too long, or of countries that there are not
     */
    public static SortedSet<String> values(String name, Dimension dimension, Collection<String> values) {
        if (values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw new InvalidValue(name, "must be at most " + MOST_VALUES + " values of at most " + LONGEST_VALUE + " characters");
        }
        var normal = normal(dimension, values);
        if (dimension.isCountry() && !normal.stream().allMatch(value -> value.isEmpty() || COUNTRIES.contains(value))) {
            throw new InvalidValue(name, "must be codes of countries, such as DE");
        }
        return normal;
    }

    private static @Nullable LocalDate day(String name, @Nullable Collection<String> values) {
        if (values == null) {
            return null;
        }
        try {
            if (values.size() == 1) {
                return LocalDate.parse(values.iterator().next());
            }
        } catch (DateTimeException e) {
            // Told below, as what else is no day.
        }
        throw new InvalidValue(name, "must be one day, such as 2024-03-31");
    }

    /** As the parameters of a query. */
    public Map<String, List<String>> written() {
        var written = new LinkedHashMap<String, List<String>>();
        if (from != null) {
            written.put(FROM, List.of(from.toString()));
        }
        if (to != null) {
            written.put(TO, List.of(to.toString()));
        }
        dimensions.forEach((dimension, values) -> written.put(dimension.word(), List.copyOf(values)));
        return written;
    }

    /** Whether facts of these dimensions pass. */
    public boolean accepts(Facets facets) {
        for (var wanted : dimensions.entrySet()) {
            if (!accepts(wanted.getKey(), wanted.getValue(), facets.get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether facts of these dimensions pass. */
    public boolean accepts(Map<Dimension, String> stated) {
        return dimensions.entrySet()
                .stream()
                .allMatch(wanted -> accepts(wanted.getKey(), wanted.getValue(), stated.get(wanted.getKey())));
    }

    private static boolean accepts(Dimension dimension, SortedSet<String> wanted, @Nullable String stated) {
        if (stated == null) {
            return wanted.contains("");
        }
        return dimension.multiple() ? dimension.values(stated).stream().anyMatch(wanted::contains) : wanted.contains(stated);
    }

    /** Whether what happened on a day is wanted. */
    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
