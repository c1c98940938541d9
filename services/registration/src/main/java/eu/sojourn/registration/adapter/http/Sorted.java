package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Cursor;
import eu.sojourn.service.http.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a list is sorted, as callers say it: the name of a field, with a minus before it to begin at the end. Its cursors belong to this list
 * in this order.
 */
record Sorted<S extends Enum<S>>(String list, S by, boolean descending) {

    /** @param usual taken where the caller does not say */
    static <S extends Enum<S>> Sorted<S> of(String list, Class<S> fields, @Nullable String text, String usual) {
        var asked = text == null || text.isBlank() ? usual : text.strip();
        var name = asked.startsWith("-") ? asked.substring(1) : asked;
        return Arrays.stream(fields.getEnumConstants())
                .filter(field -> word(field).equals(name))
                .findFirst()
                .map(field -> new Sorted<>(list, field, asked.startsWith("-")))
                .orElseThrow(() -> new InvalidValue("sort", "must be one of %s, with a minus before it for the other way".formatted(
                        Arrays.stream(fields.getEnumConstants()).map(Sorted::word).collect(Collectors.joining(", ")))));
    }

    @Nullable
    Place after(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        var read = Cursor.of(toString(), cursor);
        return new Place(read.value(), read.id());
    }

    <R> Page<R> page(Slice<?> slice, List<R> items) {
        var next = slice.next();
        return new Page<>(items, next == null ? null : new Cursor(next.value(), next.id()).text(toString()));
    }

    @Override
    public String toString() {
        return list + (descending ? " -" : " ") + word(by);
    }

    /** {@code FIRST_DAY} is {@code firstDay} to callers. */
    private static String word(Enum<?> field) {
        var parts = field.name().toLowerCase(Locale.ROOT).split("_");
        return parts[0] + Arrays.stream(parts)
                .skip(1)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }
}
