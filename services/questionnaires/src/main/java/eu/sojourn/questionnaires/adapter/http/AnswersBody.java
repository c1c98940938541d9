package eu.sojourn.questionnaires.adapter.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;
import tools.jackson.databind.JsonNode;

/** Answers as they come in, by question id; what they must be like is known by the questionnaire alone. */
record AnswersBody(@Nullable Map<String, JsonNode> answers) {

    /** The answers as plain values: text, exact numbers, booleans, lists. */
    Map<String, @Nullable Object> given() {
        if (answers == null) {
            throw new InvalidValue("answers", "is needed: an object with an answer for each question's id");
        }
        Map<String, @Nullable Object> given = new HashMap<>();
        answers.forEach((questionId, answer) -> given.put(questionId, plain(answer)));
        return given;
    }

    private static @Nullable Object plain(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return Double.isFinite(node.doubleValue()) ? node.decimalValue() : node.toString();
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(plain(each)));
            return list;
        }
        return Map.of();
    }
}
