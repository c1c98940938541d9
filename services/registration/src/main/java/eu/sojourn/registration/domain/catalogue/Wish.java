package eu.sojourn.registration.domain.catalogue;

import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a visiting organisation looks for.
 *
 * @param location  where it is; null if not known, and then distance gives no points
 * @param sectors   its own
 * @param purposes  what it wants of exchanges
 * @param countries where it would like to go; none if anywhere
 * @param from      first day on which it could go; null for any
 * @param to        last day; null for any
 */
public record Wish(@Nullable Location location, Set<String> sectors, Set<Purpose> purposes, Set<Country> countries,
        @Nullable LocalDate from, @Nullable LocalDate to) {

    public Wish {
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidValue("to", "must not be before from");
        }
        sectors = Set.copyOf(sectors);
        purposes = Set.copyOf(purposes);
        countries = Set.copyOf(countries);
    }
}
