package eu.sojourn.kpis.domain;

import java.util.Locale;

/** What can happen to an Xchange or a visit that a figure, or the reason for one, is built from. */
public enum Milestone {
    XCHANGE_OPENED,
    XCHANGE_CONFIRMED,
    XCHANGE_STARTED,
    XCHANGE_COMPLETED,
    AGENDA_CONFIRMED,
    VISIT_SUBMITTED,
    VISIT_APPROVED,
    VISIT_DECLINED,
    VISIT_ACCEPTED,
    VISIT_REFUSED,
    VISIT_WITHDRAWN,
    ANNEX_DRAFTED,
    ANNEX_SIGNED,
    ANNEX_IN_FORCE,
    VISIT_COMMITTED,
    VISIT_STARTED,
    VISIT_COMPLETED,
    INVITATION_SENT,
    RESPONSE_SUBMITTED,
    CLOSING_REPORT_FILED,
    CLOSING_REPORT_VALIDATED,
    LUMP_SUM_DUE,
    LUMP_SUM_PAID;

    /** The word used on the wire: {@code visit-submitted}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such milestone */
    public static Milestone of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
