package eu.sojourn.questionnaires.adapter.http;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.json.PlainJson;
import tools.jackson.databind.JsonNode;

/** Answers as they come in, by question id; what they must be like is known by the questionnaire alone. */
record AnswersBody(@Nullable Map<String, JsonNode> answers) {

    /** The answers as plain values: text, exact numbers, booleans, lists, maps. */
    Map<String, @Nullable Object> given() {
        if (answers == null) {
            throw new InvalidValue("answers", "is needed: an object with an answer for each question's id");
        }
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        answers.forEach((questionId, answer) -> given.put(questionId, PlainJson.of(answer)));
        return given;
    }
}
