package eu.sojourn.registration.domain.xchange;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fair or congress that an Xchange is built around (rule 14).
 *
 * @param lastDay included
 * @param url     where it is announced
 */
public record LinkedEvent(String name, Kind kind, LocalDate firstDay, LocalDate lastDay, @Nullable String url) {

    private static final int LONGEST_URL = 500;

    public LinkedEvent {
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new InvalidValue("linkedEvent.name", "must have 1 to 200 characters");
        }
        if (kind == null) {
            throw new InvalidValue("linkedEvent.kind", "is needed");
        }
        if (firstDay == null) {
            throw new InvalidValue("linkedEvent.firstDay", "is needed");
        }
        if (lastDay == null) {
            throw new InvalidValue("linkedEvent.lastDay", "is needed");
        }
        if (lastDay.isBefore(firstDay)) {
            throw new InvalidValue("linkedEvent.lastDay", "must not be before the event's first day");
        }
        if (url != null && (url.length() > LONGEST_URL || !url.matches("https?://[^\\s/]\\S*"))) {
            throw new InvalidValue("linkedEvent.url", "must be a web address such as https://example.org of at most 500 characters");
        }
    }

    public enum Kind {
        FAIR, CONGRESS, CONFERENCE
    }

    boolean overlaps(Period period) {
        return !firstDay.isAfter(period.lastDay()) && !lastDay.isBefore(period.firstDay());
    }
}
