package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/**
 * What is asked of whom and why; an invitation never changes it.
 *
 * @param facts what was known when it was asked
 */
public record Request(Occasion occasion, ProgrammeId programmeId, Audience audience, Respondent respondent,
        QuestionnaireVersion questionnaire, KnownFacts facts) {}
