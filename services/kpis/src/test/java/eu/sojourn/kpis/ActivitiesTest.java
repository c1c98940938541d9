package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** Activities through the public interface, and what is said of them. */
@SojournTest
class ActivitiesTest {

    private static final String PATH = "/api/kpis/programmes/";
    private static final String TOPIC = "kpis.activities";

    private final Http anybody;

    ActivitiesTest(@Autowired Http http) {
        this.anybody = http;
    }

    @BeforeEach
    void registrationTellsOfProgrammes() {
        Programmes.tell(anybody, "acting");
    }

    @Test
    void plansAnActivityAndSaysSo() {
        var planned = coordinator("acting").post(path("acting"), training("2023-03")).expect(201);

        assertThat(planned.at("/state")).isEqualTo("PLANNED");
        assertThat(planned.at("/plannedOn")).isEqualTo("2023-03");
        assertThat(planned.at("/partnershipId")).isEqualTo("acting");
        assertThat(planned.header("ETag")).isEqualTo("\"1\"");
        assertThat(coordinator("acting").get(String.valueOf(planned.header("Location"))).expect(200).json()).isEqualTo(planned.json());
        eventually(() -> assertThat(Wire.heard(TOPIC, planned.at("/id"))).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("kpis.activity-planned.v1");
            assertThat(event.partitionKey()).isEqualTo(planned.at("/id"));
            assertThat(event.data().path("plannedOn").asString()).isEqualTo("2023-03-01");
            assertThat(event.data().path("plannedMonthOnly").asBoolean()).isTrue();
            assertThat(event.data().toString()).doesNotContain("Knowledge");
        }));
    }

    @Test
    void tellsWhatCameOfItAndCorrectsIt() {
        var client = coordinator("acting");
        var planned = client.post(path("acting"), training("2023-03-10")).expect(201);
        var one = path("acting") + "/" + planned.at("/id");

        client.with("If-Match", "\"1\"").put(one, with(training("2023-03-14"), Map.of("expectedParticipants", 30))).expect(200);
        var done = client.post(one + "/done", Map.of("doneOn", "2023-03-14", "actualParticipants", 27)).expect(200);
        assertThat(done.at("/state")).isEqualTo("DONE");
        client.put(one, with(training("2023-03-14"), Map.of("doneOn", "2023-03-15", "actualParticipants", 28))).expect(200);

        eventually(() -> assertThat(Wire.heard(TOPIC, planned.at("/id"))).extracting(event -> event.type() + " " + event.sequence())
                .containsExactly("kpis.activity-planned.v1 1", "kpis.activity-changed.v1 2", "kpis.activity-done.v1 3",
                        "kpis.activity-changed.v1 4"));
        assertThat(Wire.heard(TOPIC, planned.at("/id")).getLast().data().path("actualParticipants").asInt()).isEqualTo(28);
    }

    @Test
    void cancelsAndTakesOut() {
        var client = coordinator("acting");
        var planned = client.post(path("acting"), training("2023-06")).expect(201);
        var one = path("acting") + "/" + planned.at("/id");

        assertThat(client.post(one + "/cancel", Map.of()).expect(200).at("/state")).isEqualTo("CANCELLED");
        assertThat(client.post(one + "/done", Map.of("doneOn", "2023-06-14", "actualParticipants", 27)).expect(409).reasons())
                .containsExactly("ACTIVITY_CANCELLED");
        client.send("DELETE", one, null).expect(204);

        client.get(one).expect(410);
        client.post(one + "/cancel", Map.of()).expect(410);
        client.send("DELETE", one, null).expect(204);
        assertThat(ids(client.get(path("acting") + "?limit=200"))).doesNotContain(planned.at("/id"));
    }

    @Test
    void plansOnceUnderOneKey() {
        var client = coordinator("acting").with("Idempotency-Key", "plans-once-under-one-key");

        var first = client.post(path("acting"), training("2023-10")).expect(201);
        var again = client.post(path("acting"), training("2023-10")).expect(201);

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        client.post(path("acting"), training("2023-11")).expect(422);
    }

    @Test
    void refusesWhatSomebodyElseChangedMeanwhile() {
        var client = coordinator("acting");
        var planned = client.post(path("acting"), training("2023-10")).expect(201);
        var one = path("acting") + "/" + planned.at("/id");
        client.with("If-Match", "\"1\"").put(one, training("2023-11")).expect(200);

        client.with("If-Match", "\"1\"").put(one, training("2023-12")).expect(412);
        client.with("If-Match", "\"1\"").post(one + "/cancel", Map.of()).expect(412);
        client.with("If-Match", "\"1\"").send("DELETE", one, null).expect(412);
    }

    @Test
    void listsInTheOrderOfTheDaysPageByPage() {
        Programmes.tell(anybody, "listing");
        var client = coordinator("listing");
        for (var month : List.of("2023-11", "2022-12", "2023-06-01", "2023-06", "2023-03")) {
            client.post(path("listing"), training(month)).expect(201);
        }
        client.post(path("listing"), with(training("2024-01"), Map.of("kind", "DISSEMINATION"))).expect(201);

        var first = client.get(path("listing") + "?limit=4").expect(200);
        var second = client.get(path("listing") + "?limit=4&after=" + first.at("/next")).expect(200);

        assertThat(days(first)).containsExactlyInAnyOrder("2022-12", "2023-03", "2023-06", "2023-06-01").startsWith("2022-12", "2023-03");
        assertThat(days(second)).containsExactly("2023-11", "2024-01");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(days(client.get(path("listing") + "?kind=DISSEMINATION&state=PLANNED"))).containsExactly("2024-01");
        assertThat(days(client.get(path("listing") + "?state=DONE"))).isEmpty();
    }

    @Test
    void setsPlannedAgainstDone() {
        Programmes.tell(anybody, "progressing");
        var client = coordinator("progressing");
        var planned = client.post(path("progressing"), training("2023-03")).expect(201);
        client.post(path("progressing") + "/" + planned.at("/id") + "/done", Map.of("doneOn", "2023-04-02", "actualParticipants", 27))
                .expect(200);
        var mistaken = client.post(path("progressing"), training("2023-03")).expect(201);
        client.send("DELETE", path("progressing") + "/" + mistaken.at("/id"), null).expect(204);

        assertThat(client.get(path("progressing") + "/progress").expect(200).json().path("rows")).isEqualTo(Wire.json("""
                [{"kind": "CAPACITY_BUILDING", "quarter": "2023-Q1", "planned": 1, "done": 0, "cancelled": 0,
                  "expectedParticipants": 25, "actualParticipants": 0},
                 {"kind": "CAPACITY_BUILDING", "quarter": "2023-Q2", "planned": 0, "done": 1, "cancelled": 0,
                  "expectedParticipants": 0, "actualParticipants": 27}]"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"kind; null; 400", "kind; \"PARTY\"; 400", "title; \" \"; 400", "title; null; 400",
            "type; \"Mr. Jensen\"; 400", "plannedOn; null; 400", "plannedOn; \"2023-13\"; 400", "plannedOn; \"1999-01\"; 422",
            "lead; \"LITEK!\"; 400", "lead; null; 400", "expectedParticipants; -1; 400", "expectedParticipants; \"many\"; 400",
            "mode; \"ELSEWHERE\"; 400", "mode; null; 400", "doneOn; \"yesterday\"; 400",
            "title; \"a\\u0007b\"; 400"})
    void namesTheFieldThatIsWrong(String field, String value, int status) {
        var json = Wire.json("""
                {"kind": "CAPACITY_BUILDING", "title": "GDPR training", "type": "training", "plannedOn": "2022-12", "lead": "litek",
                 "expectedParticipants": 25, "mode": "ONLINE"}""");
        ((tools.jackson.databind.node.ObjectNode) json).set(field, Wire.json(value));

        assertThat(coordinator("acting").post(path("acting"), json.toString()).expect(status).fields()).containsExactly(field);
    }

    @Test
    void namesWhatIsMissingOrTooLateWhereItIsDone() {
        var client = coordinator("acting");
        var done = path("acting") + "/" + client.post(path("acting"), training("2023-10")).expect(201).at("/id") + "/done";

        assertThat(client.post(done, Map.of("actualParticipants", 2)).expect(400).fields()).containsExactly("doneOn");
        assertThat(client.post(done, Map.of("doneOn", "2023-10-10")).expect(400).fields()).containsExactly("actualParticipants");
        assertThat(client.post(done, Map.of("doneOn", "2023-10-10", "actualParticipants", -1)).expect(400).fields())
                .containsExactly("actualParticipants");
        assertThat(client.post(done, Map.of("doneOn", "2099-10-10", "actualParticipants", 1)).expect(422).fields())
                .containsExactly("doneOn");
    }

    @ParameterizedTest
    @CsvSource({"kind=PARTY,kind", "state=LOST,state", "limit=0,limit", "after=elsewhere,after"})
    void namesTheParameterThatIsWrong(String query, String field) {
        assertThat(coordinator("acting").get(path("acting") + "?" + query).expect(400).fields()).containsExactly(field);
    }

    @Test
    void keepsProgrammesApart() {
        Programmes.tell(anybody, "neighbour");
        var planned = coordinator("acting").post(path("acting"), training("2023-10")).expect(201);

        coordinator("neighbour").get(path("neighbour") + "/" + planned.at("/id")).expect(404);
        coordinator("neighbour").send("DELETE", path("neighbour") + "/" + planned.at("/id"), null).expect(404);
        coordinator("neighbour").post(path("acting"), training("2023-10")).expect(403);
        coordinator("never-told-of").post(path("never-told-of"), training("2023-10")).expect(404);
    }

    @Test
    void letsAuditorsReadAndOperatorsPlan() {
        var auditor = anybody.as(Tokens.person("auditor").role("auditor").token());

        auditor.get(path("acting")).expect(200);
        auditor.get(path("acting") + "/progress").expect(200);
        auditor.post(path("acting"), training("2023-10")).expect(403);
        anybody.as(Tokens.operator()).post(path("acting"), training("2023-10")).expect(201);
    }

    @Test
    void passesOverAnOldWordOnAProgramme() {
        Programmes.tell(anybody, "shortened");
        Programmes.describe("shortened", 3, "2021-09-01", "2022-12-31");
        Programmes.describe("shortened", 2, "2021-09-01", "2030-12-31");
        Programmes.tellBehind(anybody, "shortened", "behind-shortened");

        coordinator("shortened").post(path("shortened"), training("2023-10")).expect(422);
    }

    private Http coordinator(String programmeId) {
        return anybody.as(Tokens.coordinator(programmeId, programmeId));
    }

    private static String path(String programmeId) {
        return PATH + programmeId + "/activities";
    }

    private static Map<String, Object> training(String plannedOn) {
        return Map.of("kind", "CAPACITY_BUILDING", "title", "Knowledge Transfer Training", "type", "training", "plannedOn", plannedOn,
                "lead", "litek", "expectedParticipants", 25, "mode", "IN_PERSON");
    }

    private static Map<String, Object> with(Map<String, Object> body, Map<String, Object> more) {
        var both = new HashMap<>(body);
        both.putAll(more);
        return both;
    }

    private static List<String> days(Http.Answer answer) {
        return answer.json().path("items").valueStream().map(item -> item.path("plannedOn").asString()).toList();
    }

    private static List<String> ids(Http.Answer answer) {
        return answer.json().path("items").valueStream().map((JsonNode item) -> item.path("id").asString()).toList();
    }
}
