package eu.sojourn.notifications;

/** Where a mail stands. */
enum MailState {

    /** Waits for its next attempt; stays so for as long as identity or the mail server is down. */
    PENDING,
    /** Every recipient's message was taken by the mail server or refused for good, and at least one was taken. */
    SENT,
    /** Nobody was mailed, since all who can be want no such mails or were reminded a short while ago. */
    WITHHELD,
    /** Nobody could be mailed: no recipient is known, or every address was refused for good. An operator may have it tried again. */
    FAILED
}
