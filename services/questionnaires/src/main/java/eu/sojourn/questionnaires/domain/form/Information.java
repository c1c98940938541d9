package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/** Text that is read and never answered. */
public record Information(Prompt prompt) implements Question {

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        return reading.wrongType(given, "none: there is nothing to answer");
    }

    @Override
    public Object plain(Answer answer) {
        throw new IllegalArgumentException("Nothing answers " + questionId().value());
    }

    @Override
    public int seconds() {
        return 0;
    }
}
