package eu.sojourn.questionnaires.domain.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers to questions, in the order of the questions. Two are equal where the same was answered to the same questions. */
public record Answers(Map<QuestionId, Answer> byQuestion) {

    public Answers {
        byQuestion = Collections.unmodifiableMap(new LinkedHashMap<>(byQuestion));
    }

    public static Answers none() {
        return new Answers(Map.of());
    }

    public Optional<Answer> to(QuestionId questionId) {
        return Optional.ofNullable(byQuestion.get(questionId));
    }

    public boolean isEmpty() {
        return byQuestion.isEmpty();
    }
}
