package eu.sojourn.questionnaires.domain;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Question.Reading;
import eu.sojourn.service.domain.Reason;

/** What can be wrong with an answer, each told so that the one who answers can mend it. */
final class Faults {

    private static final int ECHOED = 60;

    private Faults() {}

    static Reason missing(QuestionId questionId) {
        return reason("ANSWER_MISSING", questionId.value(), null, "an answer", "This question needs an answer");
    }

    static Reason unknownQuestion(String field) {
        return reason("QUESTION_UNKNOWN", abbreviated(field), null, null, "This questionnaire has no such question");
    }

    static Reading wrongType(QuestionId questionId, Object found, String required) {
        return new Reading.Fault(
                reason("ANSWER_WRONG_TYPE", questionId.value(), shown(found), required, "The answer should be " + required));
    }

    static Reading notAnOption(QuestionId questionId, String found, List<String> options) {
        return new Reading.Fault(reason("ANSWER_NOT_AN_OPTION", questionId.value(), shown(found), "one of " + options,
                "The answer should be one of " + options));
    }

    static Reading outOfRange(QuestionId questionId, Object found, String required) {
        return new Reading.Fault(
                reason("ANSWER_OUT_OF_RANGE", questionId.value(), shown(found), required, "The answer should be " + required));
    }

    static Reading tooLong(QuestionId questionId, int found, int most) {
        return new Reading.Fault(reason("ANSWER_TOO_LONG", questionId.value(), found + " characters", "at most " + most + " characters",
                "The text is too long: " + found + " characters where " + most + " fit"));
    }

    private static Reason reason(String code, String field, @Nullable String found,
            @Nullable String required, String message) {
        return new Reason(code, field, null, found, required, message);
    }

    private static String shown(Object found) {
        return switch (found) {
            case String text -> abbreviated(text);
            case Boolean yes -> yes.toString();
            case Number number -> abbreviated(number.toString());
            case List<?> list -> "a list of " + list.size();
            default -> "an object";
        };
    }

    private static String abbreviated(String text) {
        return text.length() <= ECHOED ? text : text.substring(0, ECHOED) + "…";
    }
}
