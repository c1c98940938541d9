package eu.sojourn.notifications;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A person as far as mails go; known by its id alone.
 *
 * @param remindedAt when the last reminder of whatever questionnaire was written to it; null if there was none
 * @param remindedBy the recipient key of that reminder, so that its repetition is no second one
 */
record Correspondent(String personId, MailSettings settings, @Nullable Instant remindedAt, @Nullable String remindedBy) {

    static Correspondent unknown(String personId) {
        return new Correspondent(personId, MailSettings.AT_FIRST, null, null);
    }

    Correspondent wants(MailSettings others) {
        return new Correspondent(personId, others, remindedAt, remindedBy);
    }

    /** It is reminded now, unless it was less than the pause ago: then nothing changes. */
    Correspondent reminded(String recipientKey, Instant now, Duration pause) {
        return remindedAt != null && now.isBefore(remindedAt.plus(pause))
                ? this
                : new Correspondent(personId, settings, now, recipientKey);
    }

    /** Whether this very reminder may be written, or the pause keeps it back. */
    boolean isRemindedBy(String recipientKey) {
        return recipientKey.equals(remindedBy);
    }
}
