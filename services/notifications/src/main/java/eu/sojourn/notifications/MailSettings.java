package eu.sojourn.notifications;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be written. Every mail that is none of these is needed by what the person takes part in, and comes always.
 *
 * @param reminders of questionnaires that are not answered yet, and what a coordinator asks by hand about a declaration
 * @param surveys   invitations to surveys, which are not about a visit of one's own, and reminders of them
 * @param alerts    about targets of a programme, for those who coordinate it; null in documents that are older than this
 */
record MailSettings(boolean reminders, boolean surveys, @Nullable Boolean alerts) {

    static final MailSettings AT_FIRST = new MailSettings(true, true, true);

    MailSettings {
        alerts = alerts == null || alerts;
    }

    boolean allow(Mail mail) {
        return (reminders || !mail.kind().isUnwantedWithoutReminders())
                && (Boolean.TRUE.equals(alerts) || !mail.kind().isAlert())
                && (surveys || !mail.kind().canBeSwitchedOff() || !mail.isOfSurvey());
    }
}
