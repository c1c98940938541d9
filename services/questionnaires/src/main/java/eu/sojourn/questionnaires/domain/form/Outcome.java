package eu.sojourn.questionnaires.domain.form;

import java.util.Arrays;

import eu.sojourn.questionnaires.domain.answer.QuestionId;

/** What came of a visit, in one tap: the first question of every questionnaire about a visit. */
public enum Outcome {

    NOT_HELD, NO_INTEREST, INFORMATIVE, COOPERATION_POSSIBLE;

    /** The question that asks for it, in every questionnaire about a visit. */
    public static final QuestionId QUESTION = new QuestionId("outcome");

    /** Whether a question asks everybody for the outcome, and nothing else. */
    static boolean isAskedBy(Question question) {
        return question instanceof SingleChoice choice
                && choice.required()
                && choice.when() == null
                && choice.other() == null
                && choice.questionId().equals(QUESTION)
                && Option.values(choice.options()).equals(Arrays.stream(values()).map(Outcome::name).toList());
    }
}
