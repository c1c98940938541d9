package eu.sojourn.service.domain;

import java.util.List;

/**
 * What an aggregate answers to a command: the state after it with the events to tell, or a refusal with all its reasons.
 *
 * @param <T> the aggregate
 */
public sealed interface Decision<T> {

    record Accepted<T>(T state, List<DomainEvent> events) implements Decision<T> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused<T>(Kind kind, List<Reason> reasons) implements Decision<T> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    /** Why a command is refused; decides the status on the wire. */
    enum Kind {
        /** The aggregate's state does not allow it (409). */
        STATE,
        /** A rule forbids it (422). */
        RULE
    }

    static <T> Decision<T> accepted(T state, DomainEvent... events) {
        return new Accepted<>(state, List.of(events));
    }

    static <T> Decision<T> accepted(T state, List<? extends DomainEvent> events) {
        return new Accepted<>(state, List.copyOf(events));
    }

    /** Accepted without effect: what was asked for already holds. */
    static <T> Decision<T> unchanged(T state) {
        return new Accepted<>(state, List.of());
    }

    static <T> Decision<T> conflict(Reason... reasons) {
        return new Refused<>(Kind.STATE, List.of(reasons));
    }

    static <T> Decision<T> refused(List<Reason> reasons) {
        return new Refused<>(Kind.RULE, reasons);
    }
}
