package eu.sojourn.portal.services;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why something was refused: which field or rule, what was found and what is required. */
public record Reason(String code, @Nullable String field, @Nullable Integer rule, @Nullable String found,
        @Nullable String required, String message) {

    /** Reads both forms that the services use: a plain sentence, and an object. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Reason read(JsonNode node) {
        if (!node.isObject()) {
            return new Reason("stated", null, null, null, null, node.asString(""));
        }
        String code = node.path("code").asString("refused");
        return new Reason(code, text(node, "field"), node.path("rule").isNumber() ? node.path("rule").asInt() : null,
                text(node, "found"), text(node, "required"), node.path("message").asString(code));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() || value.asString("").isBlank() ? null : value.asString("");
    }
}
