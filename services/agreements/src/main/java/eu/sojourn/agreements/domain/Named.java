package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.Id;
import org.jspecify.annotations.Nullable;

/** How a text names what has an id: by its name with the id behind it, and by the id alone where there is no name. */
public final class Named {
    private Named() {}

    public static String of(@Nullable String name, Id id) {
        return name == null ? id.value() : name + " (" + id.value() + ")";
    }
}
