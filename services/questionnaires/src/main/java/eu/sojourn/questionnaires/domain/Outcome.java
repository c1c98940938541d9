package eu.sojourn.questionnaires.domain;

/** What came of a visit, in one tap: the first question of every questionnaire. */
public enum Outcome {

    NOT_HELD, NO_INTEREST, INFORMATIVE, COOPERATION_POSSIBLE;

    /** The question that asks for it, in every questionnaire. */
    public static final QuestionId QUESTION = new QuestionId("outcome");
}
