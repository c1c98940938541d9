package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Targets.Pace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A target and how far it is reached, on a scale of 0 to 100 that holds all its values.
 *
 * @param name     of what is to be reached
 * @param actual   where the bar ends
 * @param expected where the plan is today; null where there is none
 * @param forecast where it will end; null where that cannot be told
 * @param percent  of the target that is reached; null for a target of 0
 */
public record Bullet(Pace pace, String name, @Nullable String unit, BigDecimal actual, @Nullable BigDecimal expected,
        @Nullable BigDecimal forecast, BigDecimal target, @Nullable BigDecimal percent) {

    private static final BigDecimal ROOM = new BigDecimal("1.06");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Bullet of(Pace pace, String name, @Nullable String unit) {
        BigDecimal reached = pace.actual() == null ? BigDecimal.ZERO : pace.actual();
        BigDecimal end = Stream.of(pace.target(), reached, pace.expectedToday(), pace.forecast())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ONE, BigDecimal::max)
                .multiply(ROOM);
        return new Bullet(pace, name, unit, at(reached, end), pace.expectedToday() == null ? null : at(pace.expectedToday(), end),
                pace.forecast() == null ? null : at(pace.forecast(), end), at(pace.target(), end),
                pace.target().signum() == 0
                        ? null
                        : reached.multiply(HUNDRED).divide(pace.target(), 0, RoundingMode.HALF_UP));
    }

    private static BigDecimal at(BigDecimal value, BigDecimal end) {
        return value.max(BigDecimal.ZERO).multiply(HUNDRED).divide(end, 2, RoundingMode.HALF_UP);
    }
}
