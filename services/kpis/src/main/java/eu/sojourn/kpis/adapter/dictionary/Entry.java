package eu.sojourn.kpis.adapter.dictionary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** An object of the file that knows its place in it: whatever is wrong in it is told with that place. Every field must be asked for. */
final class Entry {

    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    private Entry(String place, JsonNode node) {
        this.place = place;
        this.node = node;
    }

    static Entry of(String place, JsonNode node) {
        if (!node.isObject()) {
            throw new MalformedDictionary(place, "must be an object");
        }
        return new Entry(place, node);
    }

    String place() {
        return place;
    }

    /** The same object under a name that people find it by. */
    Entry named(String name) {
        return new Entry(name, node);
    }

    MalformedDictionary wrong(String field, String what) {
        return new MalformedDictionary(place + "." + field, what);
    }

    boolean has(String field) {
        return node.has(field);
    }

    JsonNode node(String field) {
        asked.add(field);
        var value = node.get(field);
        if (value == null) {
            throw wrong(field, "is missing");
        }
        return value;
    }

    Entry entry(String field) {
        return of(place + "." + field, node(field));
    }

    String text(String field) {
        return text(place + "." + field, node(field));
    }

    static String text(String place, JsonNode value) {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new MalformedDictionary(place, "must be a text");
        }
        return value.stringValue();
    }

    @Nullable
    Integer number(String field) {
        if (!has(field)) {
            return null;
        }
        if (!node(field).isInt()) {
            throw wrong(field, "must be a whole number");
        }
        return node(field).intValue();
    }

    @Nullable
    BigDecimal decimal(String field) {
        return optional(field, BigDecimal::new);
    }

    <T> T value(String field, Function<String, T> read) {
        return read(place + "." + field, text(field), read);
    }

    <T> @Nullable T optional(String field, Function<String, T> read) {
        return has(field) ? value(field, read) : null;
    }

    <E extends Enum<E>> E word(String field, Class<E> type) {
        var word = text(field);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(field, "must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** One text or a list of them; nothing when there is no such field. */
    <T> List<T> values(String field, Function<String, T> read) {
        var values = new ArrayList<T>();
        if (has(field)) {
            var value = node(field);
            var many = value.isArray() ? List.copyOf(value.values()) : List.of(value);
            many.forEach(one -> values.add(read(place + "." + field, text(place + "." + field, one), read)));
        }
        return values;
    }

    List<String> fields() {
        return List.copyOf(node.propertyNames());
    }

    /** What the name of a field means. */
    <T> T key(String field, Function<String, T> read) {
        return read(place, field, read);
    }

    private static <T> T read(String place, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedDictionary(place, e.getMessage() == null ? "cannot be read: " + text : e.getMessage());
        }
    }

    /** To be called last: what nobody asked for is a mistake. */
    void close() {
        for (var field : node.propertyNames()) {
            if (!asked.contains(field)) {
                throw wrong(field, "is no field that is known here");
            }
        }
    }
}
