package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import org.jspecify.annotations.Nullable;

/**
 * Where the person who visits is based: of an organisation with several establishments, that one (rule 2).
 *
 * @param location      null where it is not known
 * @param establishment its name; null for the organisation's seat
 */
public record Place(Country country, @Nullable Location location, @Nullable String establishment) {}
