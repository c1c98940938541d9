package eu.sojourn.kpis.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What day it is where the programmes are run. */
@Component
public final class Today {

    private final Clock clock;

    public Today(Clock clock, @Value("${sojourn.zone}") ZoneId zone) {
        this.clock = clock.withZone(zone);
    }

    public LocalDate date() {
        return LocalDate.now(clock);
    }
}
