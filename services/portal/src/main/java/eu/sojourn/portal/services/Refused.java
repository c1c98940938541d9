package eu.sojourn.portal.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service understood a request and said no. */
public final class Refused extends RuntimeException {
    private final int status;
    private final String type;
    private final List<Reason> reasons;
    private final @Nullable String correlationId;

    public Refused(int status, String type, @Nullable String detail, List<Reason> reasons, @Nullable String correlationId) {
        super(detail);
        this.status = status;
        this.type = type;
        this.reasons = List.copyOf(reasons);
        this.correlationId = correlationId;
    }

    public int status() {
        return status;
    }

    /** Last part of the problem's type, e.g. {@code refused}. */
    public String type() {
        return type;
    }

    /** All reasons; empty where the service gave only a sentence. */
    public List<Reason> reasons() {
        return reasons;
    }

    public @Nullable String correlationId() {
        return correlationId;
    }

    /** Whether the person can mend it in the form: wrong input, a rule, a state that has moved on, or a turn to be waited for. */
    public boolean mendable() {
        return status == 400 || status == 409 || status == 412 || status == 422 || status == 429;
    }
}
