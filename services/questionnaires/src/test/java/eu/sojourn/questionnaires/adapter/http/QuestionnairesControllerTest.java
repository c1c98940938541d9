package eu.sojourn.questionnaires.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Everything;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.form.Trigger;
import eu.sojourn.service.json.PlainJson;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.json.JsonMapper;

@SojournTest
class QuestionnairesControllerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ALL = "/api/questionnaires/questionnaires";

    @Autowired
    private Http http;

    @Autowired
    private Questionnaires questionnaires;

    private Visit visit = Completion.of("unset");
    private String id = "";
    private Http coordinator = new Http("unset");

    @BeforeEach
    void choose() {
        String story = UUID.randomUUID().toString().substring(0, 8);
        visit = Completion.of(story);
        id = "survey-" + story;
        coordinator = http.as(visit.coordinator());
    }

    @Test
    void beginsEmptyAndTellsWhatIsMissing() {
        Answer begun = coordinator.post(ALL, begin()).expect(201);

        assertThat(begun.header("Location")).isEqualTo(ALL + "/" + id + "/draft");
        assertThat(begun.json().path("version").asInt()).isEqualTo(1);
        assertThat(begun.at("/programmeId")).isEqualTo(visit.programmeId());
        assertThat(begun.json().path("faults").valueStream().map(fault -> fault.path("field").asString()).toList()).containsExactly("title",
                "sections");
        assertThat(begun.json().path("secondsEstimate").isNull()).isTrue();
        coordinator.send("POST", draft() + "/publication", null).expect(400);
    }

    @Test
    void publishesAndNeverChangesWhatIsPublished() {
        coordinator.put(draft(), definition("Feedback")).expect(200);
        Answer published = coordinator.send("POST", draft() + "/publication", null).expect(201);
        Answer first = http.as(Tokens.stranger()).get(ALL + "/" + id + "/versions/1").expect(200);

        coordinator.put(draft(), definition("Better feedback")).expect(200);

        assertThat(published.header("Location")).isEqualTo(ALL + "/" + id + "/versions/1");
        assertThat(published.json()).isEqualTo(first.json());
        assertThat(first.at("/programmeId")).isEqualTo(visit.programmeId());
        assertThat(http.as(Tokens.stranger()).get(ALL + "/" + id + "/versions/1").text()).isEqualTo(first.text());
        http.as(Tokens.stranger()).get(ALL + "/" + id + "/versions/2").expect(404);
        coordinator.send("POST", draft() + "/publication", null).expect(201);
        assertThat(http.as(Tokens.stranger()).get(ALL + "/" + id + "/versions/1").text()).isEqualTo(first.text());
        assertThat(http.as(Tokens.stranger()).get(ALL + "/" + id + "/versions/2").at("/title/en")).isEqualTo("Better feedback");
    }

    @Test
    void keepsEveryTypeOfQuestion() {
        Map<String, Object> everything = DefinitionWriter.plain(Everything.questionnaire());

        Answer saved = coordinator.put(draft(), with(everything, "programmeId", visit.programmeId())).expect(200);

        assertThat(saved.json().path("faults")).isEmpty();
        assertThat(saved.json().path("definition").path("sections"))
                .isEqualTo(Wire.json(JSON.writeValueAsString(everything)).path("sections"));
        assertThat(saved.json().path("secondsEstimate").asInt()).isPositive();
        assertThat(saved.json().at("/completeness/0/language").asString()).isEqualTo("es");
        assertThat(saved.json().at("/completeness/0/missing/0").asString()).isEqualTo("introduction");
    }

    @Test
    void keepsAFaultyDraftAndTellsAllFaultsWhenItIsPublished() {
        Map<String, Object> faulty = with(definition("Feedback"), "audience", "THE.QUEEN$");
        faulty = with(faulty, "odd.field$", List.of(1, "two", true));

        Answer saved = coordinator.put(draft(), faulty).expect(200);
        Answer refused = coordinator.send("POST", draft() + "/publication", null).expect(400);

        assertThat(saved.json().path("definition").path("odd.field$")).isEqualTo(Wire.json("[1,\"two\",true]"));
        assertThat(refused.fields()).containsExactly("audience", "odd.field$");
        assertThat(coordinator.get(draft()).expect(200).json()).isEqualTo(saved.json());
    }

    @Test
    void refusesADraftThatOverwritesAnothersUnread() {
        String seen = coordinator.put(draft(), definition("One")).expect(200).header("ETag");
        coordinator.with("If-Match", seen).put(draft(), definition("Two")).expect(200);

        coordinator.with("If-Match", seen).put(draft(), definition("Three")).expect(412);
        coordinator.with("If-Match", seen).send("POST", draft() + "/publication", null).expect(412);
        coordinator.with("If-Match", seen).send("DELETE", draft(), null).expect(412);
        assertThat(coordinator.get(draft()).at("/definition/title/en")).isEqualTo("Two");
    }

    @Test
    void beginsWithAPublishedVersion() {
        Answer begun = coordinator.post(ALL, with(begin(), "from", Map.of("questionnaireId", "visitor-feedback"))).expect(201);

        assertThat(begun.json().path("faults")).isEmpty();
        assertThat(begun.at("/definition/questionnaireId")).isEqualTo(id);
        assertThat(begun.json().at("/definition/version").asInt()).isEqualTo(1);
        assertThat(begun.at("/definition/trigger")).isEqualTo("VISIT_OVER");
        coordinator.post(ALL, with(begin(), "from", Map.of("questionnaireId", "no-such-thing"))).expect(404);
    }

    @Test
    void asksWithTheProgrammesOwnQuestionnaireOnceItIsPublished() {
        coordinator.post(ALL, with(begin(), "from", Map.of("questionnaireId", "visitor-feedback"))).expect(201);
        assertThat(current()).isEqualTo("visitor-feedback");

        coordinator.send("POST", draft() + "/publication", null).expect(201);

        assertThat(current()).isEqualTo(id);
        assertThat(questionnaires.current(new ProgrammeId("excite"), Audience.VISITOR, Trigger.VISIT_OVER)
                .map(QuestionnairesControllerTest::id))
                .hasValue("visitor-feedback");
        visit.invited(http);
        assertThat(http.as(visit.visitor())
                .get(visit.visitorInvitation())
                .at("/questionnaire/questionnaireId"))
                .isEqualTo(id);
    }

    @Test
    void publishesARetriedCommandOnce() {
        coordinator.put(draft(), definition("Feedback")).expect(200);
        Http retrying = coordinator.with("Idempotency-Key", "publication-" + id);

        String first = retrying.send("POST", draft() + "/publication", null).expect(201).header("Location");
        String second = retrying.send("POST", draft() + "/publication", null).expect(201).header("Location");

        assertThat(second).isEqualTo(first);
        coordinator.send("POST", draft() + "/publication", null).expect(409);
    }

    @Test
    void discardsByARetriedCommandOnce() {
        coordinator.put(draft(), definition("Feedback")).expect(200);
        Http retrying = coordinator.with("Idempotency-Key", "discarding-" + id);

        retrying.send("DELETE", draft(), null).expect(204);
        retrying.send("DELETE", draft(), null).expect(204);

        coordinator.send("DELETE", draft(), null).expect(404);
    }

    @Test
    void takesNoIdThatIsTaken() {
        coordinator.put(draft(), definition("Feedback")).expect(200);
        Visit other = Completion.of(UUID.randomUUID().toString().substring(0, 8));

        assertThat(coordinator.post(ALL, begin()).expect(409).reasons()).containsExactly("DRAFT_EXISTS");
        assertThat(http.as(other.coordinator()).post(ALL, with(begin(), "programmeId", other.programmeId())).expect(409).reasons())
                .containsExactly("QUESTIONNAIRE_EXISTS");
        assertThat(coordinator.post(ALL, with(begin(), "questionnaireId", "visitor-feedback")).expect(409).reasons())
                .containsExactly("QUESTIONNAIRE_EXISTS");
    }

    @Test
    void leavesNothingOfADiscardedDraftThatWasNeverPublished() {
        coordinator.put(draft(), definition("Feedback")).expect(200);

        coordinator.send("DELETE", draft(), null).expect(204);

        coordinator.get(draft()).expect(404);
        assertThat(ids(coordinator.get(ALL + "?programmeId=" + visit.programmeId()))).doesNotContain(id);
        coordinator.post(ALL, begin()).expect(201);
    }

    @Test
    void keepsThePublishedVersionsOfADiscardedDraft() {
        coordinator.put(draft(), definition("Feedback")).expect(200);
        coordinator.send("POST", draft() + "/publication", null).expect(201);
        coordinator.put(draft(), definition("Better")).expect(200);

        coordinator.send("DELETE", draft(), null).expect(204);

        coordinator.get(draft()).expect(404);
        coordinator.get(ALL + "/" + id + "/versions/1").expect(200);
        assertThat(ids(coordinator.get(ALL))).contains(id, "visitor-feedback", "host-feedback");
    }

    @Test
    void listsShippedOnesToEverybodyAndOwnOnesToCoordinators() {
        coordinator.put(draft(), definition("Feedback")).expect(200);

        Answer own = coordinator.get(ALL + "?programmeId=" + visit.programmeId()).expect(200);

        assertThat(ids(own)).contains(id, "visitor-feedback").isSorted();
        assertThat(ids(http.as(Tokens.stranger()).get(ALL))).contains("visitor-feedback").doesNotContain(id);
        http.as(Tokens.stranger()).get(ALL + "?programmeId=" + visit.programmeId()).expect(403);
        http.as(Tokens.coordinator("excite", "excite")).get(ALL + "?programmeId=" + visit.programmeId()).expect(403);
    }

    @Test
    void listsPageByPage() {
        coordinator.put(draft(), definition("Feedback")).expect(200);
        List<String> all = ids(coordinator.get(ALL));

        String after = "";
        for (String expected : all) {
            Answer page = coordinator.get(ALL + "?limit=1" + after).expect(200);
            assertThat(ids(page)).containsExactly(expected);
            after = "&after=" + page.at("/next");
        }
        assertThat(after).isEqualTo("&after=");
    }

    @Test
    void isEditedByCoordinatorsOfTheProgrammeAlone() {
        coordinator.put(draft(), definition("Feedback")).expect(200);

        for (String other : List.of(visit.visitor(), visit.host(), Tokens.stranger(), Tokens.operator(),
                Tokens.coordinator("excite", "excite"))) {
            http.as(other).get(draft()).expect(403);
            http.as(other).put(draft(), definition("Mine")).expect(403);
            http.as(other).send("DELETE", draft(), null).expect(403);
            http.as(other).send("POST", draft() + "/publication", null).expect(403);
            http.as(other).post(ALL, begin()).expect(403);
        }
    }

    @Test
    void givesAPublishedVersionAsAFile() {
        Answer file = http.as(Tokens.stranger()).get(ALL + "/visitor-feedback/versions/2?format=file").expect(200);

        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"visitor-feedback.v2.json\"");
        assertThat(
                coordinator
                        .put(draft(),
                                with(DefinitionWriter.plain(DefinitionReader.read(PlainJson.object(file.json())).sound()), "programmeId",
                                        visit.programmeId()))
                        .expect(200)
                        .json()
                        .path("faults"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{", "\"text\""})
    void answersBadDraftsWith400(String body) {
        coordinator.put(draft(), body).expect(400);
        coordinator.get(draft()).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"programmeId\":\"No Id\",\"questionnaireId\":\"x-1\"}", "{\"programmeId\":\"biginn\"}",
            "{\"programmeId\":\"biginn\",\"questionnaireId\":\"x-1\",\"from\":7}"})
    void answersBadBeginningsWith400(String body) {
        assertThat(coordinator.post(ALL, body).expect(400).at("/type")).isEqualTo("urn:sojourn:problem:invalid-input");
    }

    @Test
    void refusesADraftOfAMegabyteAndStandsADeepOne() {
        Answer refused = coordinator.put(draft(), with(definition("Feedback"), "introduction", Map.of("en", "x".repeat(1_000_000))))
                .expect(400);

        assertThat(refused.reasons()).containsExactly("TOO_LONG");
        coordinator.put(draft(), "[".repeat(100_000)).expect(400);
        coordinator.get(draft()).expect(404);
    }

    private String current() {
        return questionnaires.current(new ProgrammeId(visit.programmeId()), Audience.VISITOR, Trigger.VISIT_OVER)
                .map(QuestionnairesControllerTest::id)
                .orElseThrow();
    }

    private static String id(Questionnaire questionnaire) {
        return questionnaire.version().questionnaireId().value();
    }

    private String draft() {
        return ALL + "/" + id + "/draft";
    }

    private Map<String, Object> begin() {
        return Map.of("programmeId", visit.programmeId(), "questionnaireId", id);
    }

    private Map<String, Object> definition(String title) {
        return Map.of("programmeId", visit.programmeId(), "defaultLanguage", "en", "title", Map.of("en", title), "sections",
                List.of(Map.of("id", "all", "questions",
                        List.of(Map.of("id", "again", "type", "YES_NO", "text", Map.of("en", "Again?"))))));
    }

    private static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(field, value);
        return more;
    }

    private static List<String> ids(Answer answer) {
        return answer.expect(200).json().path("items").valueStream().map(item -> item.path("questionnaireId").asString()).toList();
    }
}
