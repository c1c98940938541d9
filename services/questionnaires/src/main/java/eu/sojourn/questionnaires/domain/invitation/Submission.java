package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.answer.Answers;

/**
 * Checked answers that somebody gives as the response.
 *
 * @param personId null for the holder of a link, and for imports
 */
public record Submission(Answers answers, Response.Source source, @Nullable PersonId personId, Instant at) {}
