package eu.sojourn.portal.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's calendar; {@code url} is told once, when it is given. */
public record CalendarFeed(boolean active, List<String> organisations, @Nullable String url) {
    public CalendarFeed {
        organisations = organisations == null ? List.of() : List.copyOf(organisations);
    }
}
