package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/** Rounding, the same everywhere: half up. */
final class Shares {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Shares() {}

    /** Percent with one decimal; null where there is nothing to take a share of. */
    static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0 ? null : HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    /** A mean with two decimals. */
    static BigDecimal mean(BigDecimal sum, int n) {
        return sum.divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP);
    }
}
