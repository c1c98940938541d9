package eu.sojourn.questionnaires.domain.declaration;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;

/**
 * What was said in a declaration, once.
 *
 * @param personId who said it; null for a response to a questionnaire and for the holder of a link
 * @param months full ones after the visit when that was asked for which it answers; null where nothing was waited for
 * @param byHand whether a coordinator alone had asked for it; null in documents that are older than this
 * @param agreements as they were from then on
 */
public record Entry(Instant at, Source source, @Nullable PersonId personId, @Nullable Integer months, @Nullable Boolean byHand,
        boolean changed, List<Agreement> agreements) {

    /** How it was said. */
    public enum Source {
        RESPONSE, SIGNED_IN, LINK
    }

    public Entry {
        byHand = Boolean.TRUE.equals(byHand);
        // Older documents say 0 where nothing was waited for; only a coordinator asks in the first month.
        months = months != null && months == 0 && !byHand ? null : months;
        agreements = List.copyOf(agreements);
    }
}
