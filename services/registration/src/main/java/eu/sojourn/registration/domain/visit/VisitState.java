package eu.sojourn.registration.domain.visit;

import static eu.sojourn.registration.domain.visit.VisitCommand.ACCEPT;
import static eu.sojourn.registration.domain.visit.VisitCommand.APPROVE;
import static eu.sojourn.registration.domain.visit.VisitCommand.ATTACH_EVIDENCE;
import static eu.sojourn.registration.domain.visit.VisitCommand.CANCEL;
import static eu.sojourn.registration.domain.visit.VisitCommand.CLOSE_WITHOUT_PAYMENT;
import static eu.sojourn.registration.domain.visit.VisitCommand.COMMIT;
import static eu.sojourn.registration.domain.visit.VisitCommand.COMPLETE;
import static eu.sojourn.registration.domain.visit.VisitCommand.DECLINE;
import static eu.sojourn.registration.domain.visit.VisitCommand.DISCONTINUE;
import static eu.sojourn.registration.domain.visit.VisitCommand.EDIT;
import static eu.sojourn.registration.domain.visit.VisitCommand.EXPIRE;
import static eu.sojourn.registration.domain.visit.VisitCommand.FILE_CLOSING_REPORT;
import static eu.sojourn.registration.domain.visit.VisitCommand.RECORD_PAYMENT;
import static eu.sojourn.registration.domain.visit.VisitCommand.REFUSE;
import static eu.sojourn.registration.domain.visit.VisitCommand.RESCHEDULE;
import static eu.sojourn.registration.domain.visit.VisitCommand.RETURN_CLOSING_REPORT;
import static eu.sojourn.registration.domain.visit.VisitCommand.START;
import static eu.sojourn.registration.domain.visit.VisitCommand.SUBMIT;
import static eu.sojourn.registration.domain.visit.VisitCommand.VALIDATE_CLOSING_REPORT;
import static eu.sojourn.registration.domain.visit.VisitCommand.WAITLIST;
import static eu.sojourn.registration.domain.visit.VisitCommand.WITHDRAW;

import java.util.Set;

/** Where a visit is in its life, and what can be done to it there. */
public enum VisitState {
    /** Written down and told nobody. */
    DRAFT(EDIT, SUBMIT, WITHDRAW, EXPIRE),
    SUBMITTED(APPROVE, WAITLIST, DECLINE, WITHDRAW, CANCEL, EXPIRE, RESCHEDULE),
    /** Is approved as soon as a place frees. */
    WAITLISTED(APPROVE, DECLINE, WITHDRAW, CANCEL, EXPIRE, RESCHEDULE),
    /** Offered to the host, who accepts or refuses; then the annex is signed. */
    APPROVED(ACCEPT, REFUSE, COMMIT, WITHDRAW, CANCEL, EXPIRE, RESCHEDULE),
    /** The annex is in force. */
    COMMITTED(START, WITHDRAW, CANCEL, RESCHEDULE, ATTACH_EVIDENCE),
    ONGOING(COMPLETE, DISCONTINUE, ATTACH_EVIDENCE),
    /** May turn out afterwards to have ended early. */
    COMPLETED(FILE_CLOSING_REPORT, DISCONTINUE, ATTACH_EVIDENCE),
    /** Ended early, after it began. */
    DISCONTINUED(FILE_CLOSING_REPORT, ATTACH_EVIDENCE),
    REPORTED(VALIDATE_CLOSING_REPORT, RETURN_CLOSING_REPORT, ATTACH_EVIDENCE),
    VALIDATED(RECORD_PAYMENT, CLOSE_WITHOUT_PAYMENT),
    /** Paid, or closed without payment. */
    CLOSED,
    DECLINED,
    WITHDRAWN,
    /** Its time went by. */
    EXPIRED,
    /** Called off by the programme before it began. */
    CANCELLED;

    private final Set<VisitCommand> allowed;

    VisitState(VisitCommand... allowed) {
        this.allowed = Set.of(allowed);
    }

    public boolean allows(VisitCommand command) {
        return allowed.contains(command);
    }

    /** Nothing is left to be done. */
    public boolean isFinal() {
        return allowed.isEmpty();
    }

    /** Has come to where its annex was in force. */
    public boolean wasCommitted() {
        return switch (this) {
            case COMMITTED, ONGOING, COMPLETED, DISCONTINUED, REPORTED, VALIDATED, CLOSED -> true;
            case DRAFT, SUBMITTED, WAITLISTED, APPROVED, DECLINED, WITHDRAWN, EXPIRED, CANCELLED -> false;
        };
    }

    /** Ended before it began; does not stand in the way of another application. */
    public boolean endedEarly() {
        return this == DECLINED || this == WITHDRAWN || this == EXPIRED || this == CANCELLED;
    }

    /** Has a place in its Xchange. */
    public boolean hasPlace() {
        return !endedEarly() && this != DRAFT && this != SUBMITTED && this != WAITLISTED;
    }
}
