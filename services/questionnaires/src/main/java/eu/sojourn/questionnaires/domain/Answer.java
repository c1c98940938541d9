package eu.sojourn.questionnaires.domain;

import java.util.List;

/**
 * A valid answer in its canonical form, so that equal answers are equal objects however they were written: one value per
 * chosen option in the order of the options, a number without superfluous zeros, text without surrounding blanks. Which type
 * the values are of is known by the question of the pinned version.
 */
public record Answer(QuestionId questionId, List<String> values) {

    public Answer {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A question without an answer has no Answer");
        }
    }
}
