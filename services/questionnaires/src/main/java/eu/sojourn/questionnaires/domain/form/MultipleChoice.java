package eu.sojourn.questionnaires.domain.form;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/**
 * Several of the options and the other, each at most once, each with its own comment where one is asked.
 *
 * @param min least number of choices where there is an answer at all; null for 1
 * @param max most choices; null for all
 */
public record MultipleChoice(Prompt prompt, List<Option> options, @Nullable Other other, @Nullable Integer min, @Nullable Integer max)
        implements
            Question {

    public MultipleChoice {
        options = Option.checked("options", options, other == null ? 2 : 1, other != null);
        int all = options.size() + (other == null ? 0 : 1);
        if (min != null && (min < 1 || min > all)) {
            throw new InvalidValue("min", "must be 1 to " + all);
        }
        if (max != null && (max < (min == null ? 1 : min) || max > all)) {
            throw new InvalidValue("max", "must be " + (min == null ? 1 : min) + " to " + all);
        }
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        List<?> list = reading.list(given);
        Answer.Choices chosen = list == null ? null : new Choosing(options, other).read(list, reading);
        if (chosen == null) {
            return null;
        }
        int count = chosen.choices().size();
        if (max != null && count > max) {
            return reading.tooMany(count, max);
        }
        return reading.whole() && min != null && count < min ? reading.tooFew(count, min) : chosen;
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Choices) answer).choices().stream().map(Choosing::plain).toList();
    }

    @Override
    public int seconds() {
        return 4 + options.size();
    }
}
