package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.form.Reminders;
import eu.sojourn.questionnaires.domain.reminder.Ladder;

/**
 * When what happens to an invitation.
 *
 * @param ladder when its silence is reminded of; never changes
 * @param sentAt null while it is scheduled
 * @param dueAt when the clock has to look at it: to send it, or to remind; null for never
 * @param closesAt from then on nothing is taken; null while that is not known
 * @param closedAt when its wave was closed for good; null before
 */
public record Times(Reminders ladder, @Nullable Instant sentAt, @Nullable Instant dueAt, @Nullable Instant closesAt,
        @Nullable Instant closedAt) {

    static Times planned(Plan plan) {
        return new Times(plan.ladder(), null, plan.sendAt(), plan.closesAt(), null);
    }

    Times due(@Nullable Instant at) {
        return new Times(ladder, sentAt, at, closesAt, closedAt);
    }

    Times sent(Instant now) {
        return new Times(ladder, now, new Ladder(ladder).after(now, now).orElse(null), closesAt, closedAt);
    }

    /** The next step of the ladder; after a pause of the clock those in between are left out. */
    Times reminded(Instant now) {
        return due(sentAt == null ? null : new Ladder(ladder).after(sentAt, now).orElse(null));
    }

    /** The clock looks at it then, or earlier where it does anyway. */
    Times dueBy(Instant at) {
        return dueAt != null && !dueAt.isAfter(at) ? this : due(at);
    }

    Times closing(Instant at) {
        return new Times(ladder, sentAt, dueAt, at, closedAt);
    }

    /** Nothing is due any more, and its end is not moved again. */
    Times closed(Instant at) {
        return closedAt == null ? new Times(ladder, sentAt, null, isClosed(at) ? closesAt : at, at) : due(null);
    }

    boolean isClosed(Instant now) {
        return closesAt != null && !now.isBefore(closesAt);
    }
}
