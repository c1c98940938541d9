package eu.sojourn.registration.domain.visit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The payment of a lump sum, a clock of its own.
 *
 * @param overdueOn the day on which it was told that the payment is late
 */
public record Payment(State state, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn, @Nullable LocalDate overdueOn) {

    static final Payment NOT_DUE = new Payment(State.NOT_DUE, null, null, null);

    public enum State {
        NOT_DUE, DUE, PAID
    }

    static Payment due(LocalDate by) {
        return new Payment(State.DUE, by, null, null);
    }

    Payment paid(LocalDate on) {
        return new Payment(State.PAID, dueBy, on, overdueOn);
    }

    Payment overdue(LocalDate on) {
        return new Payment(state, dueBy, null, on);
    }

    /** Whether it is late and nobody was told yet. */
    boolean becameOverdue(LocalDate today) {
        return state == State.DUE && dueBy != null && dueBy.isBefore(today) && overdueOn == null;
    }
}
