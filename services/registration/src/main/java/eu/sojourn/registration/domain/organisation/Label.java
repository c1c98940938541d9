package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;

/**
 * A cluster-management label.
 *
 * @param since      first day
 * @param validUntil last day
 */
public record Label(Level level, LocalDate since, LocalDate validUntil) {

    public enum Level {
        BRONZE, SILVER, GOLD
    }

    public Label {
        if (level == null) {
            throw new InvalidValue("level", "is needed");
        }
        Days.check("since", since);
        Days.check("validUntil", validUntil);
        if (validUntil.isBefore(since)) {
            throw new InvalidValue("validUntil", "must not be before since");
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && !day.isAfter(validUntil);
    }
}
