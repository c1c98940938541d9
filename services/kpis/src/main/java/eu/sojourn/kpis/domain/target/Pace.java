package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;

/**
 * How far a target is, and where it will end.
 *
 * @param actual what is reached; null before the period, and where there is nothing to measure
 * @param expectedToday what an even pace from the first day to the last would have reached by now; null before the period
 * @param series by month, for a chart
 */
public record Pace(Goal goal, @Nullable BigDecimal actual, @Nullable BigDecimal expectedToday, Forecast forecast, Judgement judgement,
        List<Month> series) {

    /**
     * @param actual what was reached by the end of the month, or by now; null for months to come
     * @param plan what an even pace would reach by its end
     */
    public record Month(YearMonth month, @Nullable BigDecimal actual, BigDecimal plan) {}

    public Pace {
        series = List.copyOf(series);
    }

    /** Whether days add up, so that there is something to plan by the day and to extrapolate. */
    static boolean grows(Indicator indicator) {
        return indicator.timing() == Timing.FLOW && (indicator.measure() == Measure.SUM || indicator.measure() == Measure.DISTINCT);
    }

    /** The days for which the board is to say what was reached since the first day of a goal. */
    public static SortedSet<LocalDate> daysNeeded(Goal goal, LocalDate today) {
        var days = new TreeSet<LocalDate>();
        if (today.isBefore(goal.from())) {
            return days;
        }
        for (var month : months(goal)) {
            if (!month.atDay(1).isAfter(today)) {
                days.add(lastKnown(goal, month.atEndOfMonth(), today));
            }
        }
        days.add(lastKnown(goal, today, today));
        var recently = today.minusDays(Forecast.RECENT_DAYS);
        if (!recently.isBefore(goal.from()) && recently.isBefore(goal.to())) {
            days.add(recently);
        }
        return days;
    }

    /**
     * @param reached by {@link #daysNeeded}
     * @param committed what will come for certain until the end, in the unit of the indicator
     * @param former the light until now, which holds until it is clearly better
     */
    public static Pace of(Indicator indicator, Goal goal, Reached reached, BigDecimal committed, LocalDate today, Light former) {
        var begun = !today.isBefore(goal.from());
        var actual = begun ? reached.at(lastKnown(goal, today, today)).value() : null;
        var forecast = !begun
                ? Forecast.notBegun(goal)
                : grows(indicator) ? Forecast.growing(goal, indicator.unit(), reached, committed, today) : Forecast.level(actual);
        return new Pace(goal, actual, begun ? plan(indicator, goal, today) : null, forecast,
                judge(indicator, goal, actual, forecast, former), series(indicator, goal, reached, today));
    }

    private static Judgement judge(Indicator indicator, Goal goal, @Nullable BigDecimal actual, Forecast forecast, Light former) {
        if (indicator.direction() == Direction.NEITHER) {
            return Judgement.none("of this indicator neither more nor less is better.");
        }
        var reached = actual == null ? BigDecimal.ZERO : actual;
        return switch (forecast.method()) {
            case NOT_BEGUN -> Judgement.none("the period begins on " + goal.from() + ".");
            case TOO_EARLY -> isDecided(indicator, goal, reached)
                    ? Judgement.of(indicator, goal, "what is reached already", reached, Light.NONE)
                    : Judgement.none("it is too early. " + forecast.words());
            case LEVEL -> actual == null
                    ? Judgement.none("there is nothing to measure.")
                    : Judgement.of(indicator, goal, "the value", actual, former);
            case ENDED -> Judgement.of(indicator, goal, "the result", reached, Light.NONE);
            case SINCE_START, LAST_90_DAYS, COMMITTED -> isDecided(indicator, goal, reached) && indicator.direction() == Direction.MORE
                    ? Judgement.of(indicator, goal, "what is reached already", reached, Light.NONE)
                    : Judgement.of(indicator, goal, "the forecast", forecast.value() == null ? reached : forecast.value(), former);
        };
    }

    /** Whether what is to come can no longer change that the target is met, or missed. */
    private static boolean isDecided(Indicator indicator, Goal goal, BigDecimal reached) {
        var difference = reached.compareTo(goal.value());
        return indicator.direction() == Direction.MORE ? difference >= 0 : difference > 0;
    }

    private static BigDecimal plan(Indicator indicator, Goal goal, LocalDate day) {
        return grows(indicator)
                ? goal.value()
                        .multiply(BigDecimal.valueOf(goal.daysUntil(day)))
                        .divide(BigDecimal.valueOf(goal.days()), 1, RoundingMode.HALF_UP)
                : goal.value();
    }

    private static List<Month> series(Indicator indicator, Goal goal, Reached reached, LocalDate today) {
        var series = new ArrayList<Month>();
        for (var month : months(goal)) {
            var known = !today.isBefore(goal.from()) && !month.atDay(1).isAfter(today);
            series.add(new Month(month, known ? reached.at(lastKnown(goal, month.atEndOfMonth(), today)).value() : null,
                    plan(indicator, goal, month.atEndOfMonth())));
        }
        return series;
    }

    private static List<YearMonth> months(Goal goal) {
        var months = new ArrayList<YearMonth>();
        for (var month = YearMonth.from(goal.from()); !month.atDay(1).isAfter(goal.to()); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private static LocalDate lastKnown(Goal goal, LocalDate day, LocalDate today) {
        var known = day.isAfter(today) ? today : day;
        return known.isAfter(goal.to()) ? goal.to() : known;
    }
}
