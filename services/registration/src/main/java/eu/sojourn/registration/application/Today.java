package eu.sojourn.registration.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** What day it is where the programmes are run. */
public final class Today {

    private final Clock clock;

    public Today(Clock clock, ZoneId zone) {
        this.clock = clock.withZone(zone);
    }

    public LocalDate date() {
        return LocalDate.now(clock);
    }
}
