package eu.sojourn.kpis.domain.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An indicator as people read it. It either measures facts or is the ratio of two that do.
 *
 * @param kpi its id
 * @param name what a board shows
 * @param unit what is counted, or the currency
 * @param description what exactly counts, on which day, in words
 * @param measure how facts make its value; {@code null} for a ratio
 * @param ratio of which two indicators; {@code null} for one that measures facts
 * @param withinDays where what holds until a day is counted only if that day is at most so many days ahead
 * @param dimensions those that only this indicator has, beside the ones of its facts
 * @param target what is wanted where nobody set another
 * @param commitment from when on a fact that does not count yet is sure to; {@code null} where nothing is
 * @param subject the kinds of facts that it looks at
 * @param formula as the dictionary writes it
 */
public record Indicator(String kpi, String name, String unit, String description, @Nullable Measure measure, @Nullable Ratio ratio,
        Timing timing, Direction direction, @Nullable Integer withinDays, List<Dimension> dimensions, @Nullable BigDecimal target,
        @Nullable Commitment commitment, List<String> subject, Map<String, Object> formula) {

    /**
     * @param of the indicator above the line
     * @param to the indicator below it; with 0 there the ratio has no value
     * @param factor by what the quotient is multiplied: 100 for a percentage
     */
    public record Ratio(String of, String to, int factor) {}

    public Indicator {
        if (measure == null == (ratio == null)) {
            throw new IllegalArgumentException(kpi + " must have either a measure or a ratio");
        }
        dimensions = List.copyOf(dimensions);
        subject = List.copyOf(subject);
    }

    /** One of which only the figures matter. */
    public Indicator(String kpi, String name, String unit, String description, @Nullable Measure measure, @Nullable Ratio ratio,
            Timing timing, Direction direction, @Nullable Integer withinDays, List<Dimension> dimensions) {
        this(kpi, name, unit, description, measure, ratio, timing, direction, withinDays, dimensions, null, null, List.of(), Map.of());
    }
}
