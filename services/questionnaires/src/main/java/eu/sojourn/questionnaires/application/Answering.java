package eu.sojourn.questionnaires.application;

import java.util.List;

import eu.sojourn.service.domain.Reason;

/** What came of answers that were given. */
public sealed interface Answering {

    /** They were taken. */
    record Taken(Asked asked) implements Answering {}

    /** They do not fit the questionnaire. Each reason's {@code field} is a question's id, or leads from it to what is wrong. */
    record Faulty(List<Reason> reasons) implements Answering {}
}
