package eu.sojourn.testing.wrong.domain;

import java.time.LocalDate;

/** Wrong on purpose: an aggregate reads no clock. */
public final class ReadsTheClock {
    LocalDate today() {
        return LocalDate.now();
    }
}
