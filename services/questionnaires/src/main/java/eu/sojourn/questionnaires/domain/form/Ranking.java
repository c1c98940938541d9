package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/**
 * The options from the best on.
 *
 * @param top how many are ranked; null for all of them
 */
public record Ranking(Prompt prompt, List<Option> options, @Nullable Integer top) implements Question {

    public Ranking {
        options = Option.checked("options", options, 2, false);
        if (top != null && (top < 1 || top > options.size())) {
            throw new InvalidValue("top", "must be 1 to " + options.size());
        }
    }

    /** How many are ranked. */
    public int places() {
        return top == null ? options.size() : top;
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        List<?> list = reading.list(given);
        if (list == null) {
            return null;
        }
        List<String> best = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String value)) {
                return reading.wrongType(each, "a list of options, best first");
            }
            if (!Option.values(options).contains(value)) {
                return reading.notAnOption(value, Option.values(options));
            }
            if (best.contains(value)) {
                return reading.twice(value);
            }
            best.add(value);
        }
        if (best.size() > places()) {
            return reading.tooMany(best.size(), places());
        }
        return reading.whole() && best.size() < places() ? reading.tooFew(best.size(), places()) : new Answer.Ranked(best);
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Ranked) answer).best();
    }

    @Override
    public int seconds() {
        return 5 + 3 * places();
    }
}
