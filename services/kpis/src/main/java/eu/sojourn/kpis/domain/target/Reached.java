package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What an indicator says of the days since a target's first one until each of some days; days of which it cannot say are missing. */
public record Reached(Map<LocalDate, Value> until) {

    /**
     * @param value null for none, such as the median of nothing
     * @param facts how many facts give it
     */
    public record Value(@Nullable BigDecimal value, long facts) {

        static final Value NOTHING = new Value(null, 0);
    }

    public Reached {
        until = Collections.unmodifiableSortedMap(new TreeMap<>(until));
    }

    Value at(LocalDate day) {
        return until.getOrDefault(day, Value.NOTHING);
    }
}
