package eu.sojourn.questionnaires.domain.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.PersonId;

/**
 * A reminder that was asked for; whether it was written is another matter.
 *
 * @param number counted over all of the invitation, from 1
 * @param by the coordinator who asked for it; null where the ladder did
 * @param delivery null until notifications says what became of it
 */
public record Reminder(int number, Instant askedAt, @Nullable PersonId by, @Nullable Delivery delivery) {

    public boolean isManual() {
        return by != null;
    }

    public Reminder became(Delivery part) {
        return new Reminder(number, askedAt, by, delivery == null ? part : delivery.and(part));
    }
}
