package eu.sojourn.notifications;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.notifications.Outcome.AddressRefused;
import eu.sojourn.notifications.Outcome.OptedOut;
import eu.sojourn.notifications.Outcome.Taken;
import eu.sojourn.notifications.Outcome.Throttled;

/**
 * What became of a mail, in people.
 *
 * @param throttledUntil when the first of the throttled may be reminded again; null where there is none
 */
record Tally(int taken, int refused, int optedOut, int throttled, @Nullable Instant throttledUntil) {

    static final Tally NONE = new Tally(0, 0, 0, 0, null);

    Tally and(Outcome outcome) {
        return switch (outcome) {
            case Taken _ -> new Tally(taken + 1, refused, optedOut, throttled, throttledUntil);
            case AddressRefused _ -> new Tally(taken, refused + 1, optedOut, throttled, throttledUntil);
            case OptedOut _ -> new Tally(taken, refused, optedOut + 1, throttled, throttledUntil);
            case Throttled(Instant until) -> new Tally(taken, refused, optedOut, throttled + 1,
                    throttledUntil == null || until.isBefore(throttledUntil) ? until : throttledUntil);
        };
    }

    /** Of one whom the mail server had taken it for, it came back. */
    Tally bounced() {
        return new Tally(taken - 1, refused + 1, optedOut, throttled, throttledUntil);
    }

    int withheld() {
        return optedOut + throttled;
    }

    int people() {
        return taken + refused + withheld();
    }
}
