package eu.sojourn.kpis.domain.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a table of a template is made. */
public sealed interface TableSpec {

    String id();

    String title();

    Choice indicators();

    /**
     * Of which facts it is made: the value for each word, where {@code $country} means what the filter of that name says; without that filter
     * there is no such table.
     */
    Map<String, String> where();

    /** One row for each indicator: its value in the period, and since the beginning against the target. */
    record Overview(String id, String title, Choice indicators, Map<String, String> where) implements TableSpec {
        public Overview {
            where = copy(where);
        }
    }

    /**
     * One row for each value that facts have, one column for each indicator.
     *
     * @param by dimensions or attributes of facts, at least one
     * @param percent the indicator of which each row also says how many percent of the whole it has; {@code null} for none
     */
    record Breakdown(String id, String title, List<String> by, Choice indicators, @org.jspecify.annotations.Nullable String percent,
            Map<String, String> where) implements TableSpec {
        public Breakdown {
            where = copy(where);
            by = List.copyOf(by);
            if (by.isEmpty()) {
                throw new IllegalArgumentException("the table " + id + " does not say by what");
            }
        }
    }

    /**
     * One row for each indicator, one column for each step of time.
     *
     * @param cumulative since the beginning up to each step, instead of in it
     */
    record Series(String id, String title, Choice indicators, Step step, boolean cumulative, Map<String, String> where)
            implements
                TableSpec {
        public Series {
            where = copy(where);
        }
    }

    /**
     * One row for each fact.
     *
     * @param of the word of the kind of its facts
     * @param says dimensions or attributes of the facts
     * @param ruledBy the indicator of which each row says whether the fact counts, and why
     * @param day the attribute whose day decides about the period for facts that give nothing to the indicators
     */
    record Listing(String id, String title, String of, List<String> says, String ruledBy, String day, Choice indicators,
            Map<String, String> where) implements TableSpec {
        public Listing {
            where = copy(where);
            says = List.copyOf(says);
        }
    }

    private static Map<String, String> copy(Map<String, String> where) {
        return where == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(where));
    }
}
