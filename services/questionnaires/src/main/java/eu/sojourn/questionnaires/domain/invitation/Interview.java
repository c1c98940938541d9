package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.answer.Answers;

/**
 * What a coordinator wrote down of a talk. It does not count until the participant confirms it.
 *
 * @param toldAt when the participant was last told that one waits; null where that was never told
 */
public record Interview(Answers answers, Instant enteredAt, PersonId enteredBy, @Nullable Instant toldAt) {

    /** Nobody is told of it yet. */
    public static Interview entered(Answers answers, Instant at, PersonId by) {
        return new Interview(answers, at, by, null);
    }

    Interview told(@Nullable Instant at) {
        return new Interview(answers, enteredAt, enteredBy, at);
    }
}
