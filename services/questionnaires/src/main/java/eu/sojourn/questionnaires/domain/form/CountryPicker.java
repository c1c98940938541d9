package eu.sojourn.questionnaires.domain.form;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/** A country, or several where {@code multiple}. */
public record CountryPicker(Prompt prompt, boolean multiple) implements Question {

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        List<?> list = reading.list(given);
        if (list == null) {
            return null;
        }
        if (!multiple && list.size() > 1) {
            return reading.tooMany(list.size(), 1);
        }
        SortedSet<String> codes = new TreeSet<>();
        for (Object each : list) {
            if (!(each instanceof String code)) {
                return reading.wrongType(each, "the code of a country such as DK");
            }
            if (!Country.isKnown(code)) {
                return reading.notAnOption(code, List.of("the codes of countries such as DK"));
            }
            codes.add(code);
        }
        return new Answer.Countries(List.copyOf(codes));
    }

    @Override
    public Object plain(Answer answer) {
        List<String> codes = ((Answer.Countries) answer).codes();
        return multiple ? codes : codes.getFirst();
    }

    @Override
    public int seconds() {
        return 6;
    }
}
