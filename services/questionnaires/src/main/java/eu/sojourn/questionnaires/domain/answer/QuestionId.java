package eu.sojourn.questionnaires.domain.answer;

import eu.sojourn.service.domain.Id;

/** A question inside its questionnaire; the {@code field} of every fault found in its answer. */
public record QuestionId(String value) implements Id {

    public QuestionId {
        Id.check("questionId", value);
    }
}
