package eu.sojourn.questionnaires.adapter.json;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.application.DefinitionTexts;
import eu.sojourn.service.json.PlainJson;
import tools.jackson.databind.json.JsonMapper;

/** Canonical JSON: no space, the fields in the order of the plain values. A mapper of its own: settings of the wire must not change it. */
@Component
class JsonDefinitionTexts implements DefinitionTexts {

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String text(Map<String, ? extends @Nullable Object> plain) {
        return json.writeValueAsString(plain);
    }

    @Override
    public Map<String, @Nullable Object> plain(String text) {
        return PlainJson.object(json.readTree(text));
    }
}
