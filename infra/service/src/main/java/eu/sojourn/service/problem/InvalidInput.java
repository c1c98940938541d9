package eu.sojourn.service.problem;

import eu.sojourn.service.domain.Reason;
import java.util.List;

/** Several inputs are wrong, each told with its field. On the wire: 400 with all reasons. */
public final class InvalidInput extends RuntimeException {

    private final transient List<Reason> reasons;

    public InvalidInput(List<Reason> reasons) {
        super(String.join("; ", reasons.stream().map(Reason::message).toList()), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
