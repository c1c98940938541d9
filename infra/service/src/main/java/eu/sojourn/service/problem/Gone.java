package eu.sojourn.service.problem;

import eu.sojourn.service.domain.Reason;
import java.util.List;

/** It was there, and was taken back for good. On the wire: 410 with the reason. */
public final class Gone extends RuntimeException {

    private final transient Reason reason;

    public Gone(Reason reason) {
        super(reason.message(), null, false, false);
        this.reason = reason;
    }

    public List<Reason> reasons() {
        return List.of(reason);
    }
}
