package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/** A whole number from {@code min} to {@code max}, both included, each step being one tap; the ends may be named. */
public record Scale(Prompt prompt, int min, int max, Localised minLabel, Localised maxLabel) implements Question {

    private static final int FARTHEST = 1_000;

    public Scale {
        if (Math.abs(min) > FARTHEST) {
            throw new InvalidValue("min", "must be -" + FARTHEST + " to " + FARTHEST);
        }
        if (max <= min || max - min > 10) {
            throw new InvalidValue("max", "must make 2 to 11 steps");
        }
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        return Numbers.read(given, reading, min, max);
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Figure) answer).number();
    }

    @Override
    public int seconds() {
        return 4;
    }
}
