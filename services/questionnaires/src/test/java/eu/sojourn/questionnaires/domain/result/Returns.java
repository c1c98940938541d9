package eu.sojourn.questionnaires.domain.result;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

import java.util.List;

/** Makes responses as they come in: through the check of their version. */
public final class Returns {

    private Returns() {}

    /** @param json the answers, with single quotes for double ones */
    static Returned of(Questionnaire form, String respondent, String segment, String json) {
        return of(form, respondent, segment, Forms.given(json));
    }

    public static Returned of(Questionnaire form, String respondent, String segment, Map<String, @Nullable Object> given) {
        return switch (form.check(given, KnownFacts.none(), List.of())) {
            case Checked.Fitting fitting -> Returned.of(respondent, segment, form, KnownFacts.none(), fitting.answers());
            case Checked.Faulty faulty -> throw new IllegalArgumentException(faulty.reasons().toString());
        };
    }
}
