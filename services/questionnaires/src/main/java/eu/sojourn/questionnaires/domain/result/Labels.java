package eu.sojourn.questionnaires.domain.result;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.form.CountryPicker;
import eu.sojourn.questionnaires.domain.form.Localised;
import eu.sojourn.questionnaires.domain.form.Matrix;
import eu.sojourn.questionnaires.domain.form.MultipleChoice;
import eu.sojourn.questionnaires.domain.form.Option;
import eu.sojourn.questionnaires.domain.form.Other;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Ranking;
import eu.sojourn.questionnaires.domain.form.SingleChoice;

/** What values are called. */
public final class Labels {

    private Labels() {}

    /** What an option, a column or a country is called; the value itself where it has no other name. */
    public static String of(Question question, String value, Language language) {
        return switch (question) {
            case SingleChoice choice -> of(choice.options(), choice.other(), value, language);
            case MultipleChoice choice -> of(choice.options(), choice.other(), value, language);
            case Matrix matrix -> of(matrix.columns(), null, value, language);
            case Ranking ranking -> of(ranking.options(), null, value, language);
            case CountryPicker _ -> Locale.of("", value).getDisplayCountry(Locale.forLanguageTag(language.tag()));
            default -> value;
        };
    }

    /** What a row of a matrix is called. */
    public static String ofRow(Question question, String value, Language language) {
        return question instanceof Matrix matrix ? of(matrix.rows(), null, value, language) : value;
    }

    private static String of(List<Option> options, @Nullable Other other, String value, Language language) {
        Localised label = value.equals(Option.OTHER) && other != null
                ? other.label()
                : options.stream().filter(each -> each.value().equals(value)).map(Option::label).findFirst().orElse(null);
        return label == null || label.isEmpty() ? value : label.in(language);
    }
}
