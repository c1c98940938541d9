package eu.sojourn.questionnaires.adapter.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import eu.sojourn.questionnaires.domain.Audience;
import eu.sojourn.questionnaires.domain.KnownFacts;
import eu.sojourn.questionnaires.domain.Question;
import eu.sojourn.questionnaires.domain.Questionnaire;
import tools.jackson.databind.json.JsonMapper;

class ShippedQuestionnairesTest {

    private final ShippedQuestionnaires shipped = new ShippedQuestionnaires(JsonMapper.builder().build());

    @ParameterizedTest
    @CsvSource({"VISITOR, visitor-feedback", "HOST, host-feedback"})
    void asksEveryAudience(Audience audience, String questionnaireId) {
        Questionnaire questionnaire = shipped.current(audience);

        assertThat(questionnaire.version().questionnaireId().value()).isEqualTo(questionnaireId);
        assertThat(shipped.find(questionnaire.version())).hasValue(questionnaire);
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryTypeOfQuestion(Audience audience) {
        assertThat(shipped.current(audience).questions()).extracting(question -> (Object) question.getClass())
                .contains(Question.SingleChoice.class, Question.MultipleChoice.class, Question.Scale.class, Question.Numeric.class,
                        Question.Text.class, Question.YesNo.class);
    }

    @ParameterizedTest
    @EnumSource
    void needsOneTapBesideWhatIsKnown(Audience audience) {
        Questionnaire questionnaire = shipped.current(audience);
        KnownFacts facts = new KnownFacts(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08"));
        Map<String, Object> answers = questionnaire.plain(questionnaire.prefilled(facts));

        answers.put("outcome", "INFORMATIVE");

        assertThat(questionnaire.check(answers)).isInstanceOf(Questionnaire.Checked.Fitting.class);
    }
}
