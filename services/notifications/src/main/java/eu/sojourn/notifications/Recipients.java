package eu.sojourn.notifications;

import java.util.List;

/** Resolves a group to people. */
interface Recipients {

    /**
     * @return each person once; empty when identity knows nobody there
     * @throws IdentityUnavailable when identity cannot be asked now; to be tried later
     */
    List<Recipient> of(RecipientGroup group);

    /** Identity does not answer, or not as it should. */
    final class IdentityUnavailable extends RuntimeException {

        IdentityUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
