package eu.sojourn.questionnaires.adapter.resources;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Audience;
import eu.sojourn.questionnaires.domain.Fact;
import eu.sojourn.questionnaires.domain.Question;
import eu.sojourn.questionnaires.domain.QuestionId;
import eu.sojourn.questionnaires.domain.Questionnaire;
import eu.sojourn.questionnaires.domain.QuestionnaireId;
import eu.sojourn.questionnaires.domain.QuestionnaireVersion;

/** A questionnaire as a file writes it. */
record QuestionnaireFile(String questionnaireId, int version, Audience audience, String title, List<QuestionEntry> questions) {

    Questionnaire questionnaire() {
        return new Questionnaire(new QuestionnaireVersion(new QuestionnaireId(questionnaireId), version), audience, title,
                questions.stream().map(QuestionEntry::question).toList());
    }

    enum Type {

        SINGLE_CHOICE, MULTIPLE_CHOICE, SCALE, NUMBER, TEXT, YES_NO
    }

    record QuestionEntry(String id, Type type, String text, boolean required, @Nullable Fact prefill, @Nullable List<OptionEntry> options,
            @Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer decimals, @Nullable Integer maxLength) {

        private Question question() {
            QuestionId questionId = new QuestionId(id);
            return switch (type) {
                case SINGLE_CHOICE -> new Question.SingleChoice(questionId, text, required, prefill, choices());
                case MULTIPLE_CHOICE -> new Question.MultipleChoice(questionId, text, required, prefill, choices());
                case SCALE -> new Question.Scale(questionId, text, required, prefill, given(min, "min").intValueExact(),
                        given(max, "max").intValueExact());
                case NUMBER -> new Question.Numeric(questionId, text, required, prefill, given(min, "min"), given(max, "max"),
                        decimals == null ? 0 : decimals);
                case TEXT -> new Question.Text(questionId, text, required, prefill, given(maxLength, "maxLength"));
                case YES_NO -> new Question.YesNo(questionId, text, required, prefill);
            };
        }

        private List<Question.Option> choices() {
            return given(options, "options").stream().map(option -> new Question.Option(option.value(), option.label())).toList();
        }

        private <T> T given(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalArgumentException(id + " needs " + name);
            }
            return value;
        }
    }

    record OptionEntry(String value, String label) {}
}
