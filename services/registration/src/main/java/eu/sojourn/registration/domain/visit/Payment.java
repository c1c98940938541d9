package eu.sojourn.registration.domain.visit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The payment of a lump sum, a clock of its own. */
public record Payment(State state, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn) {

    static final Payment NOT_DUE = new Payment(State.NOT_DUE, null, null);

    public enum State {
        NOT_DUE, DUE, PAID
    }

    static Payment due(LocalDate by) {
        return new Payment(State.DUE, by, null);
    }

    Payment paid(LocalDate on) {
        return new Payment(State.PAID, dueBy, on);
    }
}
