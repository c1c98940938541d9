package eu.sojourn.messaging.event;

import org.jspecify.annotations.Nullable;

/** These bytes are not an event that this consumer understands; trying again will not help. */
public final class MalformedEvent extends RuntimeException {

    public MalformedEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
