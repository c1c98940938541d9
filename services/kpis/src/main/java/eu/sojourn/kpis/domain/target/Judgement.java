package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * The light of a target with the rule that gave it, its numbers put in.
 *
 * <p>A light gets worse as soon as a threshold is passed, and better only 5 points beyond it (at 100 % at the latest): so that a forecast that
 * moves about a threshold does not change the light each time.
 */
public record Judgement(Light light, String rule) {

    private static final int MARGIN = 5;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Judgement none(String why) {
        return new Judgement(Light.NONE, "No light: " + why);
    }

    /**
     * @param subject what is set against the target, e.g. {@code the forecast}
     * @param value the number of it
     * @param former the light until now
     */
    static Judgement of(Indicator indicator, Goal goal, String subject, BigDecimal value, Light former) {
        var less = indicator.direction() == Direction.LESS;
        var share = share(value, goal.value());
        var attained = attained(less, share, value);
        var plain = light(attained, goal.thresholds(), Light.NONE);
        var light = light(attained, goal.thresholds(), former);
        var rule = "%s: %s (%s %s) is %s. %s".formatted(Words.capital(light.word()), subject, Words.number(value), indicator.unit(),
                comparison(less, share, goal.value(), indicator.unit()), bounds(less, goal.thresholds()));
        return new Judgement(light, light == plain ? rule : rule + sticking(less, light, goal.thresholds()));
    }

    private static @Nullable BigDecimal share(BigDecimal value, BigDecimal target) {
        return target.signum() == 0 ? null : value.multiply(HUNDRED).divide(target, 1, RoundingMode.HALF_UP);
    }

    /** In percent; 100 where the target is met. What should stay below is met the less, the more it is above. */
    private static BigDecimal attained(boolean less, @Nullable BigDecimal share, BigDecimal value) {
        if (share == null) {
            return less && value.signum() > 0 ? BigDecimal.ZERO : HUNDRED;
        }
        return less ? HUNDRED.add(HUNDRED).subtract(share) : share;
    }

    private static Light light(BigDecimal attained, Thresholds thresholds, Light former) {
        var green = former.isWorseThan(Light.GREEN) ? Math.min(thresholds.warnAt() + MARGIN, 100) : thresholds.warnAt();
        var amber = former.isWorseThan(Light.AMBER) ? Math.min(thresholds.alarmAt() + MARGIN, thresholds.warnAt()) : thresholds.alarmAt();
        return attained.compareTo(BigDecimal.valueOf(green)) >= 0
                ? Light.GREEN
                : attained.compareTo(BigDecimal.valueOf(amber)) >= 0 ? Light.AMBER : Light.RED;
    }

    private static String comparison(boolean less, @Nullable BigDecimal share, BigDecimal target, String unit) {
        var of = (less ? "the limit of " : "the target of ") + Words.number(target) + " " + unit;
        return share == null ? "compared with " + of : Words.percent(share) + " of " + of;
    }

    private static String bounds(boolean less, Thresholds thresholds) {
        return less
                ? "Green up to %d %%, amber up to %d %%, red above.".formatted(200 - thresholds.warnAt(), 200 - thresholds.alarmAt())
                : "Green from %d %%, amber from %d %%, red below.".formatted(thresholds.warnAt(), thresholds.alarmAt());
    }

    private static String sticking(boolean less, Light light, Thresholds thresholds) {
        var better = light == Light.AMBER ? Light.GREEN : Light.AMBER;
        var from = light == Light.AMBER
                ? Math.min(thresholds.warnAt() + MARGIN, 100)
                : Math.min(thresholds.alarmAt() + MARGIN, thresholds.warnAt());
        return " It was %s before and is %s again only %s %d %%.".formatted(light.word(), better.word(), less ? "up to" : "from",
                less ? 200 - from : from);
    }
}
