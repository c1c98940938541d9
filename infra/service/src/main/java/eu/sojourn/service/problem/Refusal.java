package eu.sojourn.service.problem;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.util.List;

/** Carries a refusal through a use case to its caller. On the wire: 409 or 422 with all reasons. */
public final class Refusal extends RuntimeException {

    private final Decision.Kind kind;
    private final transient List<Reason> reasons;

    public Refusal(Decision.Kind kind, List<Reason> reasons) {
        super(String.join(" ", reasons.stream().map(Reason::message).toList()), null, false, false);
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    public static Refusal of(Decision.Refused<?> refused) {
        return new Refusal(refused.kind(), refused.reasons());
    }

    public Decision.Kind kind() {
        return kind;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
