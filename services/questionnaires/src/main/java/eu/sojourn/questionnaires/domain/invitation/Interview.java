package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.answer.Answers;

/** What a coordinator wrote down of a talk. It does not count until the participant confirms it. */
public record Interview(Answers answers, Instant enteredAt, PersonId enteredBy) {}
