package eu.sojourn.registration.domain.encoding;

import eu.sojourn.service.domain.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What filling in one form cost.
 *
 * @param task    which form, e.g. {@code encode-visit}
 * @param fields  that were filled in or changed
 * @param clicks  until it was sent
 * @param seconds from the first look to the sending
 */
public record Effort(String task, int fields, int clicks, int seconds) {

    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_CLICKS = 10_000;
    private static final int A_DAY = 24 * 60 * 60;

    public Effort {
        if (!isTask(task)) {
            throw new InvalidValue("task", "must be 2 to 50 lower-case letters, digits or hyphens");
        }
        between("fields", fields, MOST_FIELDS);
        between("clicks", clicks, MOST_CLICKS);
        between("seconds", seconds, A_DAY);
    }

    private static boolean isTask(@Nullable String task) {
        return task != null && task.matches("[a-z][a-z0-9-]{1,49}");
    }

    private static void between(String field, int value, int most) {
        if (value < 0 || value > most) {
            throw new InvalidValue(field, "must be between 0 and %,d".formatted(most));
        }
    }
}
