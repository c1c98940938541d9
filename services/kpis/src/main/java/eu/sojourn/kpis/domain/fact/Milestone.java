package eu.sojourn.kpis.domain.fact;

import java.util.Locale;

/** What can happen to an Xchange, a visit or whatever else there are facts of, that a figure, or the reason for one, is built from. */
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
    /** By each party that signs or declines: its id and its roles. */
    ANNEX_SIGNED,
    ANNEX_DECLINED,
    ANNEX_REOPENED,
    ANNEX_IN_FORCE,
    /** Others than before are waited for, or nobody is any more. */
    SIGNATURES_AWAITED,
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
    CLOSING_REPORT_RETURNED,
    CLOSING_REPORT_VALIDATED,
    LUMP_SUM_DUE,
    LUMP_SUM_OVERDUE,
    LUMP_SUM_PAID,
    VISIT_CLOSED_WITHOUT_PAYMENT,
    /** By each record, of which every one counts. */
    ENCODING_EFFORT_RECORDED,
    ORGANISATION_REGISTERED,
    ORGANISATION_VALIDATED,
    ORGANISATION_RETURNED,
    ORGANISATION_REJECTED,
    ORGANISATION_CHANGED,
    ORGANISATION_MERGED,
    ACTIVITY_PLANNED,
    ACTIVITY_CHANGED,
    ACTIVITY_DONE,
    ACTIVITY_CANCELLED;

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
