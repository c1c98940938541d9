package eu.sojourn.service.json;

import eu.sojourn.service.domain.InvalidValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as plain values: text, exact numbers, booleans, lists, maps in the order of the object, null. */
public final class PlainJson {
    private PlainJson() {}

    /** A number that is none, such as {@code 1e999}, becomes its text. */
    public static @Nullable Object of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue()) ? node.decimalValue() : node.toString();
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(of(each)));
            return list;
        }
        return node.isObject() ? object(node) : node.asString();
    }

    /** @throws InvalidValue if it is no object */
    public static Map<String, @Nullable Object> object(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidValue("body", "must be a JSON object");
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.forEachEntry((name, value) -> map.put(name, of(value)));
        return map;
    }
}
