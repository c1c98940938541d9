package eu.sojourn.questionnaires.domain.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a mail, as far as notifications said it. Counts are people.
 *
 * @param sent to so many the mail server took it
 * @param refused so many addresses the mail server refused for good
 * @param withheld why it was written to nobody; null where it was not withheld
 * @param until with {@code THROTTLED}: from then on somebody may be written to again; null otherwise
 */
public record Delivery(int sent, int refused, @Nullable Withheld withheld, @Nullable Instant until) {

    /** Why nobody is written to. */
    public enum Withheld {
        THROTTLED, OPTED_OUT
    }

    public static Delivery sent(int people) {
        return new Delivery(people, 0, null, null);
    }

    public static Delivery refused(int people) {
        return new Delivery(0, people, null, null);
    }

    public static Delivery withheld(Withheld why, @Nullable Instant until) {
        return new Delivery(0, 0, why, until);
    }

    /** Whether somebody could not be reached, or nobody is known. */
    public boolean bounced() {
        return withheld == null && (refused > 0 || sent == 0);
    }

    /** Until when somebody was written to too lately for this; null where that is not why, or is not told. */
    public @Nullable Instant throttledUntil() {
        return withheld == Withheld.THROTTLED ? until : null;
    }

    /** What was said of the same reminder before, and this. One that was sent is not withheld any more, whatever is heard late. */
    public Delivery and(Delivery later) {
        if (later.withheld != null && sent > 0) {
            return this;
        }
        return later.withheld != null ? later : new Delivery(Math.max(sent, later.sent), Math.max(refused, later.refused), null, null);
    }
}
