package eu.sojourn.questionnaires.domain;

import java.util.Optional;

/** The published versions. What was found once is found for ever, and the same. */
public interface Questionnaires {

    Optional<Questionnaire> find(QuestionnaireVersion version);

    /** The version that an invitation sent now is pinned to. */
    Questionnaire current(Audience audience);
}
