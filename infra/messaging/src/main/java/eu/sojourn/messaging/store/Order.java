package eu.sojourn.messaging.store;

import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by one field of the aggregate, equal ones by their ids, and both the same way. Every listed aggregate must have a
 * text in that field (dates are kept as texts that sort right); others are left out where a page ends.
 *
 * @param field      named without its {@code state.} prefix; null to sort by id alone
 * @param descending from the last to the first
 */
public record Order(@Nullable String field, boolean descending) {

    public static final Order BY_ID = new Order(null, false);

    public static Order ascending(String field) {
        return new Order(field, false);
    }

    public static Order descending(String field) {
        return new Order(field, true);
    }
}
