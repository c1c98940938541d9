package eu.sojourn.questionnaires.domain.form;

import eu.sojourn.service.domain.Id;

/** A questionnaire, whatever its version. */
public record QuestionnaireId(String value) implements Id {

    public QuestionnaireId {
        Id.check("questionnaireId", value);
    }
}
