package eu.sojourn.questionnaires.domain.declaration;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;

/**
 * What was said in a declaration, once.
 *
 * @param personId who said it; null for a response to a questionnaire and for the holder of a link
 * @param months of the follow-up that it answers; 0 where none was waited for
 * @param agreements as they were from then on
 */
public record Entry(Instant at, Source source, @Nullable PersonId personId, int months, boolean changed, List<Agreement> agreements) {

    /** How it was said. */
    public enum Source {
        RESPONSE, SIGNED_IN, LINK
    }

    public Entry {
        agreements = List.copyOf(agreements);
    }
}
