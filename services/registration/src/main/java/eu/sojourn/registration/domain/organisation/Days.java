package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which days facts about organisations may bear. */
final class Days {

    private Days() {}

    /** @throws InvalidValue naming the field, if the day is missing or is of no year from 1900 to 2100 */
    static void check(String field, @Nullable LocalDate day) {
        if (day == null) {
            throw new InvalidValue(field, "is needed");
        }
        if (day.getYear() < 1900 || day.getYear() > 2100) {
            throw new InvalidValue(field, "must be between the years 1900 and 2100");
        }
    }
}
