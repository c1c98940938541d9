package eu.sojourn.notifications;

import org.jspecify.annotations.Nullable;

/**
 * A mail as a person reads it, as plain text and as HTML that say the same. It holds names and links, and prints itself in no log.
 *
 * @param unsubscribe where mail programs switch off such mails with one click; null for mails that cannot be switched off
 */
record Letter(String subject, String text, String html, @Nullable String unsubscribe) {

    @Override
    public String toString() {
        return "Letter";
    }
}
