package eu.sojourn.questionnaires.domain.form;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.service.domain.Reason;

/**
 * What reading a definition came to.
 *
 * @param questionnaire null where there are faults
 * @param faults each with the path to what is wrong: {@code sections[1].questions[2].options}
 * @param completeness for each language but the default one
 */
public record Definition(@Nullable Questionnaire questionnaire, List<Reason> faults, List<Completeness> completeness) {

    public Definition {
        faults = List.copyOf(faults);
        completeness = List.copyOf(completeness);
        if ((questionnaire == null) == faults.isEmpty()) {
            throw new IllegalArgumentException("A definition is a questionnaire or has faults");
        }
    }

    /**
     * How far a translation has come.
     *
     * @param missing paths to texts that the default language has and this one has not
     */
    public record Completeness(Language language, int translated, List<String> missing) {

        public Completeness {
            missing = List.copyOf(missing);
        }
    }

    /** The questionnaire of a definition that is known to be sound. */
    public Questionnaire sound() {
        if (questionnaire == null) {
            throw new IllegalStateException("Not a questionnaire: " + faults);
        }
        return questionnaire;
    }
}
