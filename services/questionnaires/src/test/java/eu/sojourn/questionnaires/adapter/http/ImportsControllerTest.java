package eu.sojourn.questionnaires.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

@SojournTest
class ImportsControllerTest {

    private static final String IMPORTS = "/api/questionnaires/questionnaires/imports?programmeId=biginn-imports&name=anything.pdf";

    @Autowired
    private Http http;

    @ParameterizedTest
    @ValueSource(strings = {"partners.lss", "partners-before-400.lss", "partners.txt"})
    void beginsADraftWithASurvey(String file) {
        String questionnaireId = file.replace('.', '-');

        Answer answer = coordinator().with("Content-Type", "application/octet-stream")
                .post(imports(questionnaireId), resource("/limesurvey/" + file))
                .expect(201);

        assertThat(answer.header("Location")).isEqualTo("/api/questionnaires/questionnaires/" + questionnaireId + "/draft");
        assertThat(answer.at("/draft/questionnaireId")).isEqualTo(questionnaireId);
        assertThat(answer.at("/draft/programmeId")).isEqualTo("biginn-imports");
        assertThat(answer.at("/draft/definition/sections/0/questions/2/when/in/0")).isEqualTo("A1");
        assertThat(answer.json().at("/draft/faults")).isEmpty();
        assertThat(answer.at("/draft/completeness/0/language")).isEqualTo("de");
        assertThat(answer.json().at("/draft/completeness/0/missing")).isEmpty();
        assertThat(answer.json().at("/draft/secondsEstimate").asInt()).isPositive();
        assertThat(answer.at("/notCarriedOver/1/where")).isEqualTo("Q4");
        assertThat(answer.at("/notCarriedOver/1/what")).isEqualTo("softly mandatory");
        assertThat(answer.at("/notCarriedOver/1/why")).isNotBlank();
        assertThat(coordinator().get("/api/questionnaires/questionnaires/" + questionnaireId + "/draft").expect(200).json())
                .isEqualTo(answer.json().path("draft"));
    }

    @Test
    void callsASurveyAfterItsTitleAndReplacesNoDraft() {
        String file = resource("/limesurvey/partners.txt");

        assertThat(coordinator().with("Content-Type", "text/plain").post(IMPORTS, file).expect(201).at("/draft/questionnaireId"))
                .isEqualTo("partners-progress");
        Answer again = coordinator().with("Content-Type", "text/plain").post(IMPORTS, file).expect(409);

        assertThat(again.reasons()).containsExactly("DRAFT_EXISTS");
        assertThat(again.fields()).containsExactly("questionnaireId");
    }

    @Test
    void beginsADraftWithADefinition() {
        String shipped = resource("/questionnaires/partnership-progress.v1.json");

        Answer answer = coordinator().post(imports("progress-of-biginn"), "\uFEFF\n" + shipped).expect(201);

        assertThat(answer.at("/draft/questionnaireId")).isEqualTo("progress-of-biginn");
        assertThat(answer.at("/draft/definition/sections/1/questions/0/fields/2/id")).isEqualTo("counterparty");
        assertThat(answer.json().at("/draft/faults")).isEmpty();
        assertThat(answer.json().path("notCarriedOver")).isEmpty();
        assertThat(coordinator().post(IMPORTS, shipped).expect(409).reasons()).containsExactly("QUESTIONNAIRE_EXISTS");
        assertThat(coordinator().post(IMPORTS, "{}").expect(400).fields()).containsExactly("questionnaireId");
    }

    @Test
    void keepsADefinitionWithItsFaults() {
        Answer answer = coordinator()
                .post(imports("faulty"),
                        resource("/questionnaires/partnership-progress.v1.json").replace("\"MULTIPLE_CHOICE\"", "\"MANY\""))
                .expect(201);

        assertThat(answer.json().at("/draft/faults/0/field").asString()).startsWith("sections[0].questions[0]");
        assertThat(answer.json().at("/draft/secondsEstimate").isIntegralNumber()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":", "<document>", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", "a;b;c", " "})
    void refusesOtherFiles(String file) {
        Answer answer = coordinator().with("Content-Type", "text/plain").post(IMPORTS, file).expect(400);

        assertThat(answer.fields()).containsExactly("file");
    }

    @Test
    void refusesDepthsAndSizesWithoutReadingThem() {
        assertThat(coordinator().post(IMPORTS, "{\"a\":" + "[".repeat(1_000_000)).expect(400).reasons()).containsExactly("NOT_JSON");
        assertThat(coordinator().post(IMPORTS, " ".repeat(5 * 1024 * 1024 + 1)).expect(400).reasons()).containsExactly("FILE_TOO_LARGE");
    }

    @Test
    void isForCoordinatorsOfTheProgramme() {
        String file = resource("/limesurvey/partners.txt");

        http.as(Tokens.coordinator("excite", "gaia")).post(IMPORTS, file).expect(403);
        http.as(Tokens.visitor("litek")).post(IMPORTS, file).expect(403);
    }

    private static String imports(String questionnaireId) {
        return IMPORTS + "&questionnaireId=" + questionnaireId;
    }

    private Http coordinator() {
        return http.as(Tokens.coordinator("biginn-imports", "dti"));
    }

    private static String resource(String path) {
        try (InputStream file = Objects.requireNonNull(ImportsControllerTest.class.getResourceAsStream(path))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
