package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in short.
 *
 * @param mean two decimals, half up
 * @param median of an even number of them the mean of the two in the middle
 * @param min null where it is not told, as it is one respondent's
 * @param max null where it is not told
 */
public record Summary(BigDecimal sum, BigDecimal mean, BigDecimal median, @Nullable BigDecimal min, @Nullable BigDecimal max) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Null where there are none. */
    static @Nullable Summary of(List<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Summary(sum, Shares.mean(sum, sorted.size()), median(sorted), sorted.getFirst(), sorted.getLast());
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int half = sorted.size() / 2;
        if (sorted.size() % 2 == 1) {
            return sorted.get(half);
        }
        BigDecimal middle = sorted.get(half - 1).add(sorted.get(half));
        return new BigDecimal(middle.divide(TWO, middle.scale() + 1, RoundingMode.UNNECESSARY).stripTrailingZeros().toPlainString());
    }

    /** Without what one respondent alone said. */
    Summary withoutExtremes() {
        return new Summary(sum, mean, median, null, null);
    }
}
