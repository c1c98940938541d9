package eu.sojourn.portal.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an organisation is: its seat, and other places that a person who visits may be based at. */
public record Establishments(@Nullable String country, @Nullable String city, List<Establishment> establishments) {
    public Establishments {
        establishments = establishments == null ? List.of() : List.copyOf(establishments);
    }

    /** One of them, known by its name. */
    public record Establishment(String name, @Nullable String country, @Nullable String city) {}
}
