package eu.sojourn.questionnaires.domain.form;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/** Exactly one of the options, or the other. */
public record SingleChoice(Prompt prompt, List<Option> options, @Nullable Other other) implements Question {

    public SingleChoice {
        options = Option.checked("options", options, other == null ? 2 : 1, other != null);
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        List<?> list = reading.list(given);
        if (list == null) {
            return null;
        }
        return list.size() > 1 ? reading.tooMany(list.size(), 1) : new Choosing(options, other).read(list, reading);
    }

    @Override
    public Object plain(Answer answer) {
        return Choosing.plain(((Answer.Choices) answer).choices().getFirst());
    }

    @Override
    public int seconds() {
        return 3 + options.size() / 3;
    }
}
