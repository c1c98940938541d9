package eu.sojourn.registration.domain.catalogue;

import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is offered to visitors: an Xchange, or an organisation that would host.
 *
 * @param id       of the Xchange or the organisation
 * @param period   null for a host, whose dates are to be agreed
 * @param eligible whether the visitor may have it
 */
public record Offer(String id, Country country, @Nullable Location location, Set<String> sectors, Set<Purpose> purposes,
        @Nullable Period period, boolean eligible) {

    public Offer {
        sectors = Set.copyOf(sectors);
        purposes = Set.copyOf(purposes);
    }
}
