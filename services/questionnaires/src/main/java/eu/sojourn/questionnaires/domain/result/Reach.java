package eu.sojourn.questionnaires.domain.result;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * How many were invited and how many of them answered.
 *
 * @param invited null where it is not told
 * @param n respondents; null where it is not told
 */
public record Reach(@Nullable Integer invited, @Nullable Integer n) {

    static final Reach UNTOLD = new Reach(null, null);

    public Reach {
        if (n != null && invited != null && n > invited) {
            throw new IllegalArgumentException("More respondents (" + n + ") than invited (" + invited + ")");
        }
    }

    /** Percent of those invited, one decimal, half up; null where nobody was, or it is not told. */
    public @Nullable BigDecimal rate() {
        return n == null || invited == null ? null : Shares.percent(n, invited);
    }
}
