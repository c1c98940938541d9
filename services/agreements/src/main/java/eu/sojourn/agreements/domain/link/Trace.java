package eu.sojourn.agreements.domain.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a link.
 *
 * @param by     a person's id, or {@code link:} and the id of the link whose holder did it
 * @param detail to whom it was forwarded, or who signed
 */
public record Trace(Instant at, What what, String by, @Nullable String detail) {

    /** What happened. */
    public enum What {
        ISSUED, OPENED, FORWARDED_TO_READ, FORWARDED_TO_SIGN, CLAIMED, SIGNED, NOT_ALL_SIGNED, DECLINED, REVOKED
    }
}
