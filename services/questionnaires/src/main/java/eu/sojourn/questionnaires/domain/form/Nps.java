package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/** How likely one is to recommend, 0 to 10: promoters say 9 or 10, detractors 6 or less. */
public record Nps(Prompt prompt) implements Question {

    public static final int MAX = 10;

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        return Numbers.read(given, reading, 0, MAX);
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
