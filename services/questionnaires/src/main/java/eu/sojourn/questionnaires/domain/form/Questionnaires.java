package eu.sojourn.questionnaires.domain.form;

import java.util.Optional;

import eu.sojourn.questionnaires.domain.ProgrammeId;

/** The published versions. What was found once is found for ever, and the same. */
public interface Questionnaires {

    Optional<Questionnaire> find(QuestionnaireVersion version);

    /** The version that an invitation sent now is pinned to; empty where nobody of that audience is asked. */
    Optional<Questionnaire> current(ProgrammeId programmeId, Audience audience, Trigger trigger);
}
