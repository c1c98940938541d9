package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A country by its ISO 3166-1 alpha-2 code; Kosovo by its customary {@code XK}.
 *
 * @param value two upper-case letters
 */
public record Country(String value) implements Id {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    public Country {
        if (!isKnown(value)) {
            throw new InvalidValue("country", "must be an ISO 3166-1 alpha-2 code such as DK");
        }
    }

    static boolean isKnown(@Nullable String code) {
        return code != null && (KNOWN.contains(code) || code.equals("XK"));
    }

    /** Its English name. */
    public String displayName() {
        return value.equals("XK") ? "Kosovo" : Locale.of("", value).getDisplayCountry(Locale.ENGLISH);
    }
}
