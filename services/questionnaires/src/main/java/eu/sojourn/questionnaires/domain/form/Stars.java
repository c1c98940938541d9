package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/** 1 to {@code max} stars. */
public record Stars(Prompt prompt, int max) implements Question {

    public Stars {
        if (max < 2 || max > 10) {
            throw new InvalidValue("max", "must be 2 to 10 stars");
        }
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        return Numbers.read(given, reading, 1, max);
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Figure) answer).number();
    }

    @Override
    public int seconds() {
        return 3;
    }
}
