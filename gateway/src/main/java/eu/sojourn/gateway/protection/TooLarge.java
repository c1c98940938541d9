package eu.sojourn.gateway.protection;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** The client sent more than it may. */
public final class TooLarge extends IOException {

    TooLarge() {
        super("The request body is too large.");
    }

    /** Whether that is what is behind the failure. */
    public static boolean causes(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) {
                return true;
            }
        }
        return false;
    }
}
