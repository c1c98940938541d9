package eu.sojourn.portal.services;

import org.jspecify.annotations.Nullable;

/** A service gave no answer in time, or failed. Whether a command had its effect is unknown; its idempotency key tells on a retry. */
public final class Unavailable extends RuntimeException {
    private final String service;

    public Unavailable(String service, @Nullable Throwable cause) {
        super(service + " gave no answer", cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
