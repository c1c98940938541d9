package eu.sojourn.testing.wrong.domain;

import java.time.Clock;
import java.time.Instant;

/** Wrong on purpose: an aggregate holds no clock. */
public record HoldsAClock(Clock clock) {
    Instant now() {
        return clock.instant();
    }
}
