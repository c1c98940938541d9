package eu.sojourn.kpis.domain.fact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can happen to an Xchange or a visit that a figure, or the reason for one, is built from. */
public enum Milestone {
    XCHANGE_OPENED,
    XCHANGE_CHANGED,
    XCHANGE_CONFIRMED,
    XCHANGE_STARTED,
    XCHANGE_COMPLETED,
    XCHANGE_CLOSED,
    XCHANGE_CANCELLED,
    AGENDA_CONFIRMED,
    VISIT_SUBMITTED,
    VISIT_WAITLISTED,
    VISIT_APPROVED,
    VISIT_DECLINED,
    VISIT_ACCEPTED,
    VISIT_REFUSED,
    VISIT_WITHDRAWN,
    VISIT_CANCELLED,
    VISIT_EXPIRED,
    VISIT_RESCHEDULED,
    ANNEX_DRAFTED,
    ANNEX_SIGNED,
    ANNEX_IN_FORCE,
    VISIT_COMMITTED,
    VISIT_STARTED,
    VISIT_COMPLETED,
    VISIT_DISCONTINUED,
    INVITATION_SENT,
    RESPONSE_SUBMITTED,
    RESPONSE_CORRECTED,
    AGREEMENTS_DECLARED,
    /** By the number of months after which it was asked. */
    AGREEMENTS_FOLLOWED_UP,
    CLOSING_REPORT_FILED,
    CLOSING_REPORT_VALIDATED,
    LUMP_SUM_DUE,
    LUMP_SUM_OVERDUE,
    LUMP_SUM_PAID,
    VISIT_CLOSED_WITHOUT_PAYMENT;

    /** Those that say what figures are broken down by, and nobody else does: of each thing the latest of them holds. */
    public static final Set<Milestone> PLACING = Collections
            .unmodifiableSet(EnumSet.of(XCHANGE_OPENED, XCHANGE_CHANGED, VISIT_SUBMITTED, VISIT_APPROVED));

    /** The word used on the wire: {@code visit-submitted}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such milestone */
    public static Milestone of(String word) {
        for (var milestone : values()) {
            if (milestone.word().equals(word)) {
                return milestone;
            }
        }
        throw new IllegalArgumentException("no such milestone: '" + word + "'");
    }
}
