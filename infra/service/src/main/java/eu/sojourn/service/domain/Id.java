package eu.sojourn.service.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An identifier as a value of its own type; implementations are records with the single component {@code value}. */
public interface Id {

    /** Two to 63 characters: lower-case letters, digits and hyphens, beginning with a letter or digit. UUIDs are of this form. */
    Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    String value();

    /**
     * Checks a value against {@link #FORM}; for the compact constructors of ids.
     *
     * @throws InvalidValue naming {@code field}
     */
    static void check(String field, @Nullable String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new InvalidValue(field, "must be 2 to 63 lower-case letters, digits or hyphens");
        }
    }
}
