package eu.sojourn.registration.domain.xchange;

import static eu.sojourn.registration.domain.xchange.XchangeCommand.CANCEL;
import static eu.sojourn.registration.domain.xchange.XchangeCommand.CHANGE;
import static eu.sojourn.registration.domain.xchange.XchangeCommand.CLOSE;
import static eu.sojourn.registration.domain.xchange.XchangeCommand.COMPLETE;
import static eu.sojourn.registration.domain.xchange.XchangeCommand.CONFIRM;
import static eu.sojourn.registration.domain.xchange.XchangeCommand.START;

import java.util.Set;

/** Where an Xchange is in its life, and what can be done to it there. */
public enum XchangeState {
    /** Known to coordinators only; nobody is told what becomes of it. */
    DRAFT(CHANGE, XchangeCommand.OPEN, CANCEL),
    OPEN(CHANGE, CONFIRM, CANCEL),
    /** The host has confirmed the agenda. */
    CONFIRMED(CHANGE, START, CANCEL),
    ONGOING(COMPLETE),
    COMPLETED(CLOSE),
    CLOSED,
    CANCELLED;

    private final Set<XchangeCommand> allowed;

    XchangeState(XchangeCommand... allowed) {
        this.allowed = Set.of(allowed);
    }

    public boolean allows(XchangeCommand command) {
        return allowed.contains(command);
    }

    /** Visitors can still be added; after its end only by a coordinator, who encodes what took place. */
    public boolean takesVisits() {
        return this != DRAFT && this != CLOSED && this != CANCELLED;
    }
}
