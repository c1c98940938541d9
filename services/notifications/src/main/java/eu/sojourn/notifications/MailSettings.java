package eu.sojourn.notifications;

/**
 * What a person wants to be written. Every mail that is neither of these is needed by what the person takes part in, and comes always.
 *
 * @param reminders of questionnaires that are not answered yet, and what a coordinator asks by hand about a declaration
 * @param surveys   invitations to surveys, which are not about a visit of one's own, and reminders of them
 */
record MailSettings(boolean reminders, boolean surveys) {

    static final MailSettings AT_FIRST = new MailSettings(true, true);

    boolean allow(Mail mail) {
        return (reminders || !mail.kind().isUnwantedWithoutReminders())
                && (surveys || !mail.kind().canBeSwitchedOff() || !mail.isOfSurvey());
    }
}
