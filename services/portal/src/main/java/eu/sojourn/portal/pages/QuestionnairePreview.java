package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.service.json.BoundedDecimals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A draft as those who are asked will see it, as far as it can be read: what is faulty stays out until it is mended. What depends on facts
 * is shown, since there is nobody yet of whom they are known.
 */
@Component
class QuestionnairePreview {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new BoundedDecimals())
            .build();

    private final MessageSource messages;

    QuestionnairePreview(MessageSource messages) {
        this.messages = messages;
    }

    /** Null where nothing of it can be read. */
    @Nullable
    Sheet of(Map<String, ?> definition, @Nullable String language) {
        Map<String, Object> readable = new LinkedHashMap<>(definition);
        List<Object> sections = new ArrayList<>();
        rows(definition.get("sections")).forEach(section -> {
            Map<String, Object> shown = asked(section);
            shown.put("questions",
                    rows(section.get("questions")).stream().map(QuestionnairePreview::asked).filter(this::isReadable).toList());
            sections.add(shown);
        });
        readable.put("sections", sections);
        try {
            return new Sheet(JSON.convertValue(readable, Questionnaire.class), language, Map.of(), Set.of(), Map.of(), messages);
        } catch (JacksonException | IllegalArgumentException _) {
            return null;
        }
    }

    private static List<Map<String, Object>> rows(@Nullable Object list) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (list instanceof List<?> each) {
            each.forEach(row -> {
                if (row instanceof Map<?, ?> map && map.get("id") instanceof String) {
                    Map<String, Object> named = new LinkedHashMap<>();
                    map.forEach((name, value) -> named.put(String.valueOf(name), value));
                    rows.add(named);
                }
            });
        }
        return rows;
    }

    private static Map<String, Object> asked(Map<String, Object> part) {
        Map<String, Object> shown = new LinkedHashMap<>(part);
        if (!(part.get("when") instanceof Map<?, ?> when) || when.toString().contains("fact=")) {
            shown.remove("when");
        }
        return shown;
    }

    private boolean isReadable(Map<String, Object> question) {
        try {
            return DefinitionPieces.TYPES.contains(JSON.convertValue(question, Questionnaire.Question.class).type());
        } catch (JacksonException | IllegalArgumentException _) {
            return false;
        }
    }
}
