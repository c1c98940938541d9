package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Belonging to a cluster.
 *
 * @param since first day
 * @param until last day; null while it goes on
 */
public record Membership(OrganisationId cluster, LocalDate since, @Nullable LocalDate until) {

    public Membership {
        Days.check("since", since);
        if (until != null) {
            Days.check("until", until);
            if (until.isBefore(since)) {
                throw new InvalidValue("until", "must not be before since");
            }
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
