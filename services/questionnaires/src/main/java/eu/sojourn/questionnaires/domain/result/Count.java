package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How many gave one answer.
 *
 * @param value of the option, code of the country, step of the scale, {@code true} or {@code false}
 * @param count null where it is not told
 * @param percent of those who answered the question, one decimal, half up; null where nobody did, or it is not told
 * @param comments what they wrote beside it
 */
public record Count(String value, @Nullable Integer count, @Nullable BigDecimal percent, List<String> comments) {

    public Count {
        comments = List.copyOf(comments);
    }

    static Count of(String value, int count, int n, List<String> comments) {
        return new Count(value, count, Shares.percent(count, n), comments);
    }

    Count withoutComments() {
        return new Count(value, count, percent, List.of());
    }

    Count untold() {
        return new Count(value, null, null, List.of());
    }
}
