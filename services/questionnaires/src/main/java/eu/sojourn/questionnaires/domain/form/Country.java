package eu.sojourn.questionnaires.domain.form;

import java.util.Locale;
import java.util.Set;

/** Countries by ISO 3166-1 alpha-2, and Kosovo by the code that the Union uses. */
public final class Country {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Country() {}

    public static boolean isKnown(String code) {
        return CODES.contains(code) || code.equals("XK");
    }
}
