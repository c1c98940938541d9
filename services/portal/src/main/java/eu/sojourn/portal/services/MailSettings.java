package eu.sojourn.portal.services;

/**
 * Which mails a person wants that can be switched off.
 *
 * @param reminders of questionnaires that are not answered yet
 * @param surveys   invitations to surveys, and reminders of them
 * @param alerts    about targets of a programme
 */
public record MailSettings(boolean reminders, boolean surveys, boolean alerts) {}
