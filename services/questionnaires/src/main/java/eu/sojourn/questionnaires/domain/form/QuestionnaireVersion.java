package eu.sojourn.questionnaires.domain.form;

import eu.sojourn.service.domain.InvalidValue;

/** Names one published version, which never changes: an invitation and its response stay with it. Versions count from 1. */
public record QuestionnaireVersion(QuestionnaireId questionnaireId, int version) {

    public QuestionnaireVersion {
        if (version < 1) {
            throw new InvalidValue("version", "A version is 1 or more, not " + version);
        }
    }
}
