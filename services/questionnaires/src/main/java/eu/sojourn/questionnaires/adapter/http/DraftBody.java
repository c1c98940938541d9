package eu.sojourn.questionnaires.adapter.http;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.Draft;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.service.domain.Reason;

/**
 * The draft of a questionnaire's next version.
 *
 * @param version that it will be
 * @param faults that keep it from being published; each names its path
 * @param completeness of translations; empty where no language can be read
 * @param secondsEstimate for reading and answering everything; null while there are faults
 */
record DraftBody(String questionnaireId, String programmeId, int version, Map<String, ? extends @Nullable Object> definition,
        List<Reason> faults, List<CompletenessBody> completeness, @Nullable Integer secondsEstimate) {

    static DraftBody of(Draft draft) {
        Questionnaire questionnaire = draft.definition().questionnaire();
        return new DraftBody(draft.stored().id(), draft.stored().state().programmeId().value(), draft.stored().state().next().version(),
                draft.plain(), draft.definition().faults(), draft.definition().completeness().stream().map(CompletenessBody::of).toList(),
                questionnaire == null ? null : questionnaire.secondsEstimate(KnownFacts.none()));
    }
}
