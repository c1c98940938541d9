package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What will be reached at the end of a target's period, and how that was found.
 *
 * @param value null where nothing can be said
 * @param method how it was found
 * @param words the same for people, with its numbers
 */
public record Forecast(@Nullable BigDecimal value, Method method, String words) {

    /** How a forecast is made. */
    public enum Method {
        /** The period has not begun: none is made. */
        NOT_BEGUN,
        /** Too few days are over: none is made. */
        TOO_EARLY,
        /** What came in each day since the start goes on coming. */
        SINCE_START,
        /** What came in each of the last days goes on coming. */
        LAST_90_DAYS,
        /** More is committed already than would come at that pace: that much comes at least. */
        COMMITTED,
        /** Nothing comes any more. */
        ENDED,
        /** What does not grow by the day is taken as it is. */
        LEVEL
    }

    static final int RECENT_DAYS = 90;
    private static final int FACTS_TO_TRUST = 10;
    private static final int EARLY_DAYS = 30;
    private static final int EARLY_SHARE = 10;

    /** Of what grows by the day: how many days must be over before a forecast is made. A tenth of the period, 30 at most. */
    static long firstDay(Goal goal) {
        return Math.min(EARLY_DAYS, Math.ceilDiv(goal.days(), EARLY_SHARE));
    }

    /**
     * Of what grows by the day. The last 90 days tell more than the whole time, if that is at least twice as long and ten facts would fall into
     * them at the usual pace; with fewer their number is chance.
     *
     * @param committed what will come for certain until the end, beside what has come
     */
    static Forecast growing(Goal goal, String unit, Reached reached, BigDecimal committed, LocalDate today) {
        var elapsed = goal.daysUntil(today);
        var left = goal.days() - elapsed;
        var now = reached.at(today.isAfter(goal.to()) ? goal.to() : today);
        var actual = now.value() == null ? BigDecimal.ZERO : now.value();
        if (left == 0) {
            return new Forecast(actual, Method.ENDED, "The period %s; nothing more comes."
                    .formatted(today.isAfter(goal.to()) ? "ended on " + goal.to() : "ends today"));
        }
        if (elapsed < firstDay(goal)) {
            return new Forecast(null, Method.TOO_EARLY, "Only %s of %s days are over; a forecast is made from day %d on."
                    .formatted(Words.number(elapsed), Words.number(goal.days()), firstDay(goal)));
        }
        var recently = elapsed >= 2 * RECENT_DAYS && now.facts() * RECENT_DAYS >= FACTS_TO_TRUST * elapsed;
        var days = recently ? RECENT_DAYS : elapsed;
        var came = recently ? actual.subtract(before(reached, today)).max(BigDecimal.ZERO) : actual;
        var more = rounded(came.multiply(BigDecimal.valueOf(left)).divide(BigDecimal.valueOf(days), 4, RoundingMode.HALF_UP));
        var span = recently ? "of the last %d days".formatted(RECENT_DAYS) : "since " + goal.from();
        var words = "At the pace %s (%s %s in %s days) another %s come in the remaining %s days".formatted(span, Words.number(came), unit,
                Words.number(days), Words.number(more), Words.number(left));
        if (committed.compareTo(more) > 0) {
            return new Forecast(actual.add(committed), Method.COMMITTED,
                    words + "; but %s are committed already, so at least these.".formatted(Words.number(committed)));
        }
        return new Forecast(actual.add(more), recently ? Method.LAST_90_DAYS : Method.SINCE_START,
                words + (committed.signum() > 0 ? "; %s are committed already.".formatted(Words.number(committed)) : "."));
    }

    private static BigDecimal before(Reached reached, LocalDate today) {
        var then = reached.at(today.minusDays(RECENT_DAYS)).value();
        return then == null ? BigDecimal.ZERO : then;
    }

    static Forecast notBegun(Goal goal) {
        return new Forecast(null, Method.NOT_BEGUN, "The period begins on " + goal.from() + ".");
    }

    /** Of what does not grow by the day, such as a ratio, a median, or what is so now. */
    static Forecast level(@Nullable BigDecimal actual) {
        return new Forecast(actual, Method.LEVEL, "This does not grow by the day: its value now is set against the target.");
    }

    static BigDecimal rounded(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }
}
