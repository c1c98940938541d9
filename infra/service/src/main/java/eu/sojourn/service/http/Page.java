package eu.sojourn.service.http;

import eu.sojourn.service.domain.InvalidValue;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in a stable order
 * @param next  cursor to give as {@code after} for the next page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** @return how many to read: the asked number of items, 1 to 200, 50 when not given */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw new InvalidValue("limit", "must be between 1 and " + MOST);
        }
        return asked;
    }

    /** Makes a page of {@code limit} from a list that was read with one more than that. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        var items = oneMore.subList(0, Math.min(limit, oneMore.size()));
        return new Page<>(List.copyOf(items), oneMore.size() > limit ? cursor.apply(items.getLast()) : null);
    }
}
