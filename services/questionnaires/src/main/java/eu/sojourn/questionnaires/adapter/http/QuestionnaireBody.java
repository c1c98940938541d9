package eu.sojourn.questionnaires.adapter.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.questionnaires.domain.Question;
import eu.sojourn.questionnaires.domain.Questionnaire;

/** A questionnaire version on the wire; with what is known filled in where it stands in an invitation. */
record QuestionnaireBody(String id, int version, String audience, String title, List<QuestionBody> questions) {

    static QuestionnaireBody of(Questionnaire questionnaire, Map<String, Object> prefilled) {
        return new QuestionnaireBody(questionnaire.version().questionnaireId().value(), questionnaire.version().version(),
                questionnaire.audience().name(), questionnaire.title(),
                questionnaire.questions().stream().map(question -> QuestionBody.of(question, prefilled)).toList());
    }

    /** How a question's answer is written: the option's value, a list of them, a number, text, or true or false. */
    enum QuestionType {

        SINGLE_CHOICE, MULTIPLE_CHOICE, SCALE, NUMBER, TEXT, YES_NO
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionBody(String id, QuestionType type, String text, boolean required, @Nullable List<OptionBody> options,
            @Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer decimals, @Nullable Integer maxLength,
            @Nullable Object prefill) {

        private static QuestionBody of(Question question, Map<String, Object> prefilled) {
            String id = question.questionId().value();
            Object prefill = prefilled.get(id);
            return switch (question) {
                case Question.SingleChoice choice -> new QuestionBody(id, QuestionType.SINGLE_CHOICE, choice.text(), choice.required(),
                        options(choice.options()), null, null, null, null, prefill);
                case Question.MultipleChoice choice -> new QuestionBody(id, QuestionType.MULTIPLE_CHOICE, choice.text(), choice.required(),
                        options(choice.options()), null, null, null, null, prefill);
                case Question.Scale scale -> new QuestionBody(id, QuestionType.SCALE, scale.text(), scale.required(), null,
                        BigDecimal.valueOf(scale.min()), BigDecimal.valueOf(scale.max()), null, null, prefill);
                case Question.Numeric number ->
                    new QuestionBody(id, QuestionType.NUMBER, number.text(), number.required(), null, number.min(),
                            number.max(), number.decimals(), null, prefill);
                case Question.Text text -> new QuestionBody(id, QuestionType.TEXT, text.text(), text.required(), null, null, null, null,
                        text.maxLength(), prefill);
                case Question.YesNo yesNo ->
                    new QuestionBody(id, QuestionType.YES_NO, yesNo.text(), yesNo.required(), null, null, null, null,
                            null, prefill);
            };
        }

        private static List<OptionBody> options(List<Question.Option> options) {
            return options.stream().map(option -> new OptionBody(option.value(), option.label())).toList();
        }
    }

    record OptionBody(String value, String label) {}
}
