package eu.sojourn.registration.domain.organisation;

import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.service.domain.InvalidValue;
import org.jspecify.annotations.Nullable;

/** A further place of an organisation, where people may be based who visit (rule 2). */
public record Establishment(String name, Country country, @Nullable String city, @Nullable Location location) {

    public Establishment {
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new InvalidValue("name", "must have 1 to 200 characters");
        }
        if (city != null && city.length() > 100) {
            throw new InvalidValue("city", "must have at most 100 characters");
        }
        name = name.strip();
    }
}
