package eu.sojourn.agreements.domain.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a party that was asked to sign and is silent is spoken of: after each of these times once, the first being level 1.
 *
 * @param after counted from the moment at which the party was asked, each longer than the one before
 */
public record Escalation(List<Duration> after) {
    public Escalation {
        after = List.copyOf(after);
        var last = Duration.ZERO;
        for (var each : after) {
            if (each.compareTo(last) <= 0) {
                throw new IllegalArgumentException("each step of an escalation comes later than the one before: " + after);
            }
            last = each;
        }
    }

    /** The level that a silence has reached; 0 before the first. */
    public int levelAt(Instant askedSince, Instant now) {
        return (int) after.stream().filter(each -> !askedSince.plus(each).isAfter(now)).count();
    }
}
