package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;

/** The days from the first to the last, both included. */
public record Period(LocalDate firstDay, LocalDate lastDay) {
    public Period {
        if (lastDay.isBefore(firstDay)) {
            throw new InvalidValue("lastDay", "must not be before firstDay");
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
