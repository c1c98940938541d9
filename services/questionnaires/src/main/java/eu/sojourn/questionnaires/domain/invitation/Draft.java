package eu.sojourn.questionnaires.domain.invitation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.questionnaires.domain.form.Questionnaire;

/**
 * What was given so far, as it was given: also what is not valid yet, or not asked any more. So nothing that somebody typed is lost.
 *
 * @param given plain values by question id, in the order of the questions
 */
public record Draft(Map<String, @Nullable Object> given) {

    /** Most characters of one answer that are kept, whatever its question takes. */
    public static final int LARGEST_ANSWER = 100_000;

    /** Most characters of all answers together. */
    public static final int LARGEST = 500_000;

    private static final Draft NONE = new Draft(Map.of());
    private static final int OF_A_VALUE = 8;

    public Draft {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    public static Draft none() {
        return NONE;
    }

    public boolean isEmpty() {
        return given.isEmpty();
    }

    /**
     * The draft that what is given now makes of this one. Blank answers are none; what no question asks for is left out. Where an answer is
     * too large to be kept, the one from before stays.
     */
    public Draft replacedBy(Map<String, ? extends @Nullable Object> now, Questionnaire questionnaire) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        int left = LARGEST;
        for (String questionId : questionnaire.questions().stream().map(question -> question.questionId().value()).toList()) {
            Object value = now.get(questionId);
            int size = size(value);
            if (size > Math.min(left, LARGEST_ANSWER)) {
                value = given.get(questionId);
                size = size(value);
            }
            if (!Reading.isBlank(value) && size <= left) {
                kept.put(questionId, value);
                left -= size;
            }
        }
        return new Draft(kept);
    }

    private static int size(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> OF_A_VALUE + text.length();
            case List<?> list -> sum(OF_A_VALUE, list);
            case Map<?, ?> map -> sum(sum(OF_A_VALUE, map.keySet()), map.values());
            default -> OF_A_VALUE + value.toString().length();
        };
    }

    private static int sum(int before, Iterable<?> values) {
        int sum = before;
        for (Object each : values) {
            sum = Math.min(LARGEST + 1, sum + size(each));
        }
        return sum;
    }
}
