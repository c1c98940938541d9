package eu.sojourn.notifications;

/** A mail as a person reads it, as plain text and as HTML that say the same. */
record Letter(String subject, String text, String html) {}
