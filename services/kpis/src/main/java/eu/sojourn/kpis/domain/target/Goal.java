package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import eu.sojourn.service.domain.Decimals;
import eu.sojourn.service.domain.InvalidValue;

/**
 * What is to be reached, with everything filled in.
 *
 * @param from first day of what counts towards it
 * @param to the day by which it is to be reached
 */
public record Goal(String kpi, Scope scope, BigDecimal value, LocalDate from, LocalDate to, Thresholds thresholds) {

    public Goal {
        checkValue(value);
        if (to.isBefore(from)) {
            throw new InvalidValue("to", "must not be before from");
        }
    }

    static void checkValue(BigDecimal value) {
        Decimals.bounded("value", value);
        if (value.signum() < 0) {
            throw new InvalidValue("value", "must not be negative");
        }
        if (value.stripTrailingZeros().scale() > 2 || value.compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
            throw new InvalidValue("value", "must have at most two decimals and be at most 1,000,000,000,000");
        }
    }

    /** Whether it wants something of the same: the same indicator of the same part in the same period. */
    boolean isForTheSameAs(Goal other) {
        return kpi.equals(other.kpi) && scope.equals(other.scope) && from.equals(other.from) && to.equals(other.to);
    }

    /** Days of the period, both ends among them. */
    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Days of the period that are over at the end of a day. */
    long daysUntil(LocalDate day) {
        return Math.clamp(ChronoUnit.DAYS.between(from, day) + 1, 0, days());
    }
}
