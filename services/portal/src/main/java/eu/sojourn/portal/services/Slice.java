package eu.sojourn.portal.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One slice of a list; {@code next} is the cursor of the following one, or null at the end. */
public record Slice<T>(List<T> items, @Nullable String next) {
    public Slice {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static <T> Slice<T> empty() {
        return new Slice<>(List.of(), null);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
