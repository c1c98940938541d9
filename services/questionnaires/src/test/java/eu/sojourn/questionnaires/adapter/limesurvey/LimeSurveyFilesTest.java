package eu.sojourn.questionnaires.adapter.limesurvey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.application.ForeignSurveys.Read;
import eu.sojourn.questionnaires.application.NotCarriedOver;
import eu.sojourn.questionnaires.domain.form.Definition;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;

/** The same survey, with every type of question, in the two layouts of {@code .lss} and as {@code .txt}. */
class LimeSurveyFilesTest {

    private static final String LSS = "partners.lss";

    @ParameterizedTest
    @ValueSource(strings = {"partners-before-400.lss", "partners.txt"})
    void readsTheSameFromEveryFile(String file) {
        assertThat(read(file).definition()).isEqualTo(read(LSS).definition());
    }

    @Test
    void keepsTitleLanguagesAndIntroduction() {
        assertThat(read(LSS).definition()).containsEntry("questionnaireId", "partners-progress")
                .containsEntry("trigger", "WAVE")
                .containsEntry("defaultLanguage", "en")
                .containsEntry("languages", List.of("en", "de"))
                .containsEntry("title", Map.of("en", "Partners & progress", "de", "Partner & Fortschritt"))
                .containsEntry("introduction",
                        Map.of("en", "A short survey.\n\nWelcome!", "de", "Eine kurze Umfrage.\n\nWillkommen!"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            q1,SINGLE_CHOICE
            q2,MULTIPLE_CHOICE
            q3,NUMBER
            q4,TEXT
            q5,TEXT
            q6,YES_NO
            q7,DATE
            r1,MULTIPLE_CHOICE
            r2,MATRIX
            r3-1,MATRIX
            r3-2,MATRIX
            r4-y2-out,NUMBER
            r5,MATRIX
            r6-y1-b,TEXT
            r7-eu,NUMBER
            r8-n,TEXT
            r9,RANKING
            r10,FILE
            r11,INFORMATION
            r13,SCALE
            r14,SINGLE_CHOICE
            r15,SINGLE_CHOICE
            r16,SINGLE_CHOICE
            r17,MATRIX
            r18,MATRIX
            r19,MATRIX
            r20,MATRIX
            r21,MATRIX
            r23,TEXT
            """)
    void givesEachTypeItsCounterpart(String questionId, String type) {
        assertThat(question(questionId)).containsEntry("type", type);
    }

    @Test
    void keepsWhatMayBeAnswered() {
        assertThat(question("q1")).containsEntry("required", true)
                .containsEntry("help", Map.of("en", "Choose one & only one.", "de", "Bitte genau eine."))
                .containsEntry("other", Map.of("label", Map.of("en", "Another kind", "de", "Eine andere"), "maxLength", 200));
        assertThat(values("q1", "options")).containsExactly("A1", "A2", "A3");
        assertThat(question("q2")).containsEntry("min", 1).containsEntry("max", 2);
        assertThat(question("q3").toString()).contains("min=0, max=5000, decimals=0, unit={en=members, de=Mitglieder}");
        assertThat(question("q4")).containsEntry("maxLength", 80).containsEntry("required", false);
        assertThat(question("q7")).containsEntry("earliest", "2000-01-01").containsEntry("latest", "2030-12-31");
        assertThat(question("r5")).containsEntry("multiple", true);
        assertThat(question("r9")).containsEntry("top", 2);
        assertThat(question("r10")).containsEntry("maxFiles", 3).containsEntry("maxBytes", 2048 * 1024);
        assertThat(values("r18", "columns")).hasSize(10).startsWith("1").endsWith("10");
        assertThat(question("r3-2")).containsEntry("text", Map.of("en", "Now and then – Then", "de", "Jetzt und damals – Damals"));
    }

    @Test
    void asksForATextBesideEachOption() {
        assertThat(question("r1").toString()).contains("value=a1, label={en=Analysis, de=Analyse}, comment={")
                .contains("label={en=Comment, de=Kommentar}");
    }

    @Test
    void translatesRelevanceOverEarlierAnswers() {
        assertThat(question("q3")).containsEntry("when", Map.of("question", "q1", "in", List.of("A1")));
        assertThat(question("q5")).containsEntry("when",
                Map.of("all", List.of(Map.of("question", "q2", "in", List.of("SQ002")), Map.of("question", "q1", "answered", true))));
        assertThat(sections().getLast()).containsEntry("when", Map.of("question", "q6", "in", List.of("true")));
        assertThat(question("r13").get("when").toString()).contains("question=r7-own").contains("question=r7-eu");
        assertThat(question("q1")).doesNotContainKey("when");
    }

    @Test
    void keepsBoundsOfSlidersAndCodesThatAreAlsoTitles() {
        Read read = new LimeSurveyFiles().read("""
                id\tclass\ttype/scale\tname\trelevance\ttext\tlanguage\tslider_layout\tslider_min\tslider_max\tslider_accuracy
                1\tG\tG0\tAge\t1\t\ten
                1\tQ\tK\tage\t1\tHow old are you?\ten\t1\t18\t99\t1
                2\tSQ\t0\tyears\t1\tYears\ten
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(read.definition().get("sections").toString()).contains("id=age,")
                .contains("id=age-years, type=NUMBER, text={en=How old are you? – Years}, required=false, min=18, max=99, decimals=0");
        assertThat(read.notCarriedOver()).extracting(NotCarriedOver::what).containsExactly("one field under a question", "the title");
    }

    @Test
    void makesDraftsWithoutFaults() {
        Definition definition = DefinitionReader.read(versioned(read(LSS).definition()));

        assertThat(definition.faults()).isEmpty();
        assertThat(definition.completeness()).allSatisfy(language -> assertThat(language.missing()).isEmpty());
    }

    @Test
    void tellsAllThatIsNotCarriedOver() {
        assertThat(read(LSS).notCarriedOver()).extracting(NotCarriedOver::where)
                .containsExactly("Q2", "Q4", "Q4", "R3", "R4", "R6", "R7", "R7", "R8", "R10", "R12", "R18", "R21", "R22", "R23", "R24",
                        "R25",
                        "R25", "R25", "R26", "quota", "surveyls_endtext", "mails", "anonymized", "surveys");
        assertThat(read(LSS).notCarriedOver()).contains(
                new NotCarriedOver("R26", "shown if R27 == \"x\"", "it is asked of everybody now: “R27” comes later"),
                new NotCarriedOver("R12", "equation {R4_y1_in + 1}", "questionnaires do not calculate"));
        assertThat(read("partners.txt").notCarriedOver()).extracting(NotCarriedOver::where).contains("Q4", "R12", "R26", "QTA", "mails");
    }

    private static Map<String, Object> versioned(Map<String, Object> definition) {
        Map<String, Object> versioned = new LinkedHashMap<>(definition);
        versioned.put("version", 1);
        return versioned;
    }

    private static Map<String, Object> question(String questionId) {
        return sections().stream()
                .flatMap(section -> maps(section.get("questions")).stream())
                .filter(question -> questionId.equals(question.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> values(String questionId, String of) {
        return maps(question(questionId).get(of)).stream().map(option -> Objects.requireNonNull(option.get("value"))).toList();
    }

    private static List<Map<String, Object>> sections() {
        return maps(read(LSS).definition().get("sections"));
    }

    private static List<Map<String, Object>> maps(Object list) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object each : (List<?>) list) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) each).forEach((name, value) -> map.put(String.valueOf(name), value));
            maps.add(map);
        }
        return maps;
    }

    private static Read read(String file) {
        try (InputStream stream = Objects.requireNonNull(LimeSurveyFilesTest.class.getResourceAsStream("/limesurvey/" + file))) {
            return new LimeSurveyFiles().read(stream.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
