package eu.sojourn.messaging.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in its order.
 *
 * @param next where the following part begins; null at the end of the list
 */
public record Slice<T>(List<Stored<T>> items, @Nullable Place next) {

    public Slice {
        items = List.copyOf(items);
    }
}
