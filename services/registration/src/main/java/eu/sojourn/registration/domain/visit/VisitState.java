package eu.sojourn.registration.domain.visit;

import static eu.sojourn.registration.domain.visit.VisitCommand.ACCEPT;
import static eu.sojourn.registration.domain.visit.VisitCommand.APPROVE;
import static eu.sojourn.registration.domain.visit.VisitCommand.COMMIT;
import static eu.sojourn.registration.domain.visit.VisitCommand.COMPLETE;
import static eu.sojourn.registration.domain.visit.VisitCommand.DECLINE;
import static eu.sojourn.registration.domain.visit.VisitCommand.FILE_CLOSING_REPORT;
import static eu.sojourn.registration.domain.visit.VisitCommand.RECORD_PAYMENT;
import static eu.sojourn.registration.domain.visit.VisitCommand.REFUSE;
import static eu.sojourn.registration.domain.visit.VisitCommand.START;
import static eu.sojourn.registration.domain.visit.VisitCommand.VALIDATE_CLOSING_REPORT;
import static eu.sojourn.registration.domain.visit.VisitCommand.WITHDRAW;

import java.util.Set;

/** Where a visit is in its life, and what can be done to it there. */
public enum VisitState {
    SUBMITTED(APPROVE, DECLINE, WITHDRAW),
    /** Offered to the host, who accepts or refuses; then the annex is signed. */
    APPROVED(ACCEPT, REFUSE, COMMIT, WITHDRAW),
    /** The annex is in force. */
    COMMITTED(START, WITHDRAW),
    ONGOING(COMPLETE),
    COMPLETED(FILE_CLOSING_REPORT),
    REPORTED(VALIDATE_CLOSING_REPORT),
    VALIDATED(RECORD_PAYMENT),
    CLOSED,
    DECLINED,
    WITHDRAWN;

    private final Set<VisitCommand> allowed;

    VisitState(VisitCommand... allowed) {
        this.allowed = Set.of(allowed);
    }

    public boolean allows(VisitCommand command) {
        return allowed.contains(command);
    }

    /** Ended before it began; does not stand in the way of another application. */
    public boolean endedEarly() {
        return this == DECLINED || this == WITHDRAWN;
    }
}
