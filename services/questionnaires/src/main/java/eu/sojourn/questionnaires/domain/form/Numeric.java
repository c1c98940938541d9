package eu.sojourn.questionnaires.domain.form;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/**
 * A number from {@code min} to {@code max}, both included, with at most {@code decimals} digits after the point.
 *
 * @param unit what is counted; may be empty
 */
public record Numeric(Prompt prompt, BigDecimal min, BigDecimal max, int decimals, Localised unit) implements Question {

    private static final BigDecimal FARTHEST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final int MOST_DECIMALS = 6;

    public Numeric {
        if (min.abs().compareTo(FARTHEST) > 0) {
            throw new InvalidValue("min", "must be -10^15 to 10^15");
        }
        if (max.compareTo(min) < 0 || max.compareTo(FARTHEST) > 0) {
            throw new InvalidValue("max", "must be from min to 10^15");
        }
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new InvalidValue("decimals", "must be 0 to " + MOST_DECIMALS);
        }
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        return Numbers.read(given, reading, min, max, decimals);
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Figure) answer).number();
    }

    @Override
    public int seconds() {
        return 8;
    }
}
