package eu.sojourn.notifications;

import java.util.Locale;

/** What a mail is about; each has a template of its own. */
enum MailKind {

    VISIT_SUBMITTED, VISIT_APPROVED, VISIT_ACCEPTED, VISIT_DECLINED, VISIT_REFUSED, ANNEX_DRAFTED, INVITATION_SENT, CLOSING_REPORT_FILED,
    LUMP_SUM_PAID, XCHANGE_CHANGED, XCHANGE_CANCELLED, VISIT_WAITLISTED, VISIT_MOVED_UP, VISIT_RESCHEDULED, VISIT_CANCELLED, VISIT_EXPIRED,
    VISIT_DISCONTINUED, LUMP_SUM_OVERDUE, ANNEX_REOPENED, ANNEX_DECLINED, SIGNATURE_OVERDUE, SIGNATURE_MISSING, AGENDA_CHANGES_REQUESTED,
    HOST_COMMITMENT_EXPIRED, HOST_COMMITMENT_TERMINATED, HOST_COMMITMENT_ENDED, PARTICULARS_OVERDUE, PARTICULARS_MISSING, ANNEX_UNCOVERED,
    HOST_COMMITMENT_IN_REVIEW,
    HOST_COMMITMENT_CLEARED, HOST_COMMITMENT_OVERDUE,
    HOST_COMMITMENT_MISSING, WAVE_INVITATION_SENT, QUESTIONNAIRE_REMINDER, QUESTIONNAIRE_BEGUN, INTERVIEW_ENTERED,
    DECLARATION_FOLLOW_UP_DUE, DECLARATION_ASKED_BY_HAND, TARGET_BEHIND, TARGET_RECOVERED;

    boolean isReminder() {
        return this == QUESTIONNAIRE_REMINDER || this == QUESTIONNAIRE_BEGUN;
    }

    /** Whether a person who wants no reminders does not want it either; a coordinator's own asking is as good as a reminder by hand. */
    boolean isUnwantedWithoutReminders() {
        return isReminder() || this == DECLARATION_ASKED_BY_HAND;
    }

    boolean isAlert() {
        return this == TARGET_BEHIND || this == TARGET_RECOVERED;
    }

    /** Whether a person may say that such mails are not wanted; all others are needed by what the person takes part in. */
    boolean canBeSwitchedOff() {
        return isUnwantedWithoutReminders() || isAlert() || this == WAVE_INVITATION_SENT;
    }

    /** Name of the template file, without its ending. */
    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
