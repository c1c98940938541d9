package eu.sojourn.notifications;

import java.util.Locale;

/** What a mail is about; each has a template of its own. */
enum MailKind {

    VISIT_SUBMITTED, VISIT_APPROVED, VISIT_ACCEPTED, VISIT_DECLINED, VISIT_REFUSED, ANNEX_DRAFTED, INVITATION_SENT, CLOSING_REPORT_FILED,
    LUMP_SUM_PAID, XCHANGE_CHANGED, XCHANGE_CANCELLED, VISIT_WAITLISTED, VISIT_MOVED_UP, VISIT_RESCHEDULED, VISIT_CANCELLED, VISIT_EXPIRED,
    VISIT_DISCONTINUED,
    LUMP_SUM_OVERDUE;

    /** Name of the template file, without its ending. */
    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
