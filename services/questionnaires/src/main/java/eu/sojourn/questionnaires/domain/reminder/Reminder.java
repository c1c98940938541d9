package eu.sojourn.questionnaires.domain.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;

/**
 * A reminder that was asked for; whether it was written is another matter.
 *
 * @param number counted over all of the invitation, from 1
 * @param by the coordinator who asked for it; null where the ladder did
 * @param againAt when it was asked for again, the last time, after it had been put off; null where it was not
 * @param delivery null until notifications says what became of it
 */
public record Reminder(int number, Instant askedAt, @Nullable PersonId by, @Nullable Instant againAt, @Nullable Delivery delivery) {

    public boolean isManual() {
        return by != null;
    }

    public Reminder became(Delivery part) {
        return new Reminder(number, askedAt, by, againAt, delivery == null ? part : delivery.and(part));
    }

    /** It was put off, and is asked for again now. */
    public Reminder again(Instant now) {
        return new Reminder(number, askedAt, by, now, null);
    }

    public Instant lastAskedAt() {
        return againAt == null ? askedAt : againAt;
    }

    /** Until when it is put off, since whom it would reach was reminded of something else too lately; null where it is not. */
    public @Nullable Instant putOffUntil() {
        return delivery == null ? null : delivery.throttledUntil();
    }
}
