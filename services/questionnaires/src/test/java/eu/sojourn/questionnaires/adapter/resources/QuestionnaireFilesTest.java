package eu.sojourn.questionnaires.adapter.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
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

    /** Invitations that were sent hold to their version: a change is a new file with the next version, and a line more here. */
    @ParameterizedTest
    @CsvSource({"host-feedback.v2, a1051d302942cb84a75539c225f8db82f70a1239e51527789a4f7fde61197abb",
            "partnership-progress.v1, 3b0bba3366f84a5d00ebc482425f3493ec6eaa7e69e730f976bb9682e59fee84",
            "visitor-feedback.v2, c49222efe17c024228f1d607d6313bcecaaa5640d4856809dcff9c2eaae6763a"})
    void changesNoVersionThatIsShipped(String version, String sha256) throws Exception {
        try (var file = getClass().getResourceAsStream("/questionnaires/" + version + ".json")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());

            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
        }
    }

    @Test
    void holdsEveryShippedVersionToItsText() {
        assertThat(shipped.all()).hasSize(3);
    }

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
