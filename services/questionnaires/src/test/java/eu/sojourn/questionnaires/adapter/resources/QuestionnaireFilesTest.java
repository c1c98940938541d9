package eu.sojourn.questionnaires.adapter.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Trigger;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import tools.jackson.databind.json.JsonMapper;

class QuestionnaireFilesTest {

    private static final KnownFacts FACTS = KnownFacts.ofStay(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08"));

    private final QuestionnaireFiles shipped = new QuestionnaireFiles(JsonMapper.builder().build());

    @ParameterizedTest
    @CsvSource({"VISITOR, visitor-feedback", "HOST, host-feedback"})
    void asksBothAboutAVisit(Audience audience, String questionnaireId) {
        assertThat(current(audience).version().questionnaireId().value()).isEqualTo(questionnaireId);
    }

    @ParameterizedTest
    @CsvSource({"VISITOR, NOT_HELD", "VISITOR, NO_INTEREST", "HOST, NOT_HELD", "HOST, NO_INTEREST"})
    void needsOneTapWhereNothingCameOfIt(Audience audience, String outcome) {
        assertThat(current(audience).check(Map.of("outcome", outcome), FACTS, List.of())).isInstanceOf(Checked.Fitting.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"VISITOR", "HOST"})
    void needsOneTapBesideWhatIsKnown(Audience audience) {
        Questionnaire questionnaire = current(audience);
        Map<String, Object> answers = questionnaire.plain(questionnaire.prefilled(FACTS));

        assertThat(answers).hasSize(1);
        answers.put("outcome", "INFORMATIVE");

        assertThat(questionnaire.check(answers, FACTS, List.of())).isInstanceOf(Checked.Fitting.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"VISITOR", "HOST"})
    void speaksSixLanguages(Audience audience) {
        Questionnaire questionnaire = current(audience);

        assertThat(questionnaire.languages()).extracting(Language::tag).containsExactly("en", "de", "es", "fr", "lt", "da");
    }

    @ParameterizedTest
    @MethodSource
    void leavesNoTextOfAShippedQuestionnaireUntranslated(Questionnaire questionnaire) {
        assertThat(DefinitionReader.read(DefinitionWriter.plain(questionnaire)).completeness())
                .allSatisfy(completeness -> assertThat(completeness.missing()).as(completeness.language().tag()).isEmpty());
    }

    static List<Questionnaire> leavesNoTextOfAShippedQuestionnaireUntranslated() {
        return new QuestionnaireFiles(JsonMapper.builder().build()).all();
    }

    private Questionnaire current(Audience audience) {
        return shipped.all()
                .stream()
                .filter(questionnaire -> questionnaire.audience() == audience && questionnaire.trigger() == Trigger.VISIT_OVER)
                .max(Comparator.comparingInt(questionnaire -> questionnaire.version().version()))
                .orElseThrow();
    }
}
