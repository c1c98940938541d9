package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Outcome;

/**
 * What was answered, checked against the version that was asked.
 *
 * @param number 1 for the first, then one for each correction; the last counts
 * @param personId who submitted it; null where that was the holder of a link, or where it was imported
 */
public record Response(int number, Answers answers, Instant submittedAt, Source source, @Nullable PersonId personId) {

    /** How a response came in. */
    public enum Source {

        SIGNED_IN, LINK,
        /** A coordinator wrote it down, and the participant confirmed it. */
        INTERVIEW,
        /** With the raw answers of a survey that was held elsewhere. */
        IMPORT
    }

    /** The one-tap outcome, which every response about a visit has. */
    public Outcome outcome() {
        return answers.to(Outcome.QUESTION)
                .map(answer -> Outcome.valueOf(answer.values().getFirst()))
                .orElseThrow(() -> new IllegalStateException("A response without an outcome"));
    }
}
