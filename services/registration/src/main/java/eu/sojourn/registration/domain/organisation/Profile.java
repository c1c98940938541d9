package eu.sojourn.registration.domain.organisation;

import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.service.domain.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What an organisation says of itself. */
public record Profile(String name, Country country, @Nullable String city, @Nullable Location location, OrganisationType type) {

    public Profile {
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new InvalidValue("name", "must have 1 to 200 characters");
        }
        if (city != null && city.length() > 100) {
            throw new InvalidValue("city", "must have at most 100 characters");
        }
        if (type == null) {
            throw new InvalidValue("type", "is needed");
        }
        name = name.strip();
    }
}
