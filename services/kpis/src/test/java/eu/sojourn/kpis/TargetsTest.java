package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Targets and pace through the public interface, with figures that really come from events. */
@SojournTest
class TargetsTest {

    private static final String OF_DICTIONARY = "usual-days-to-payment";

    private final Http anybody;

    TargetsTest(@Autowired Http http) {
        this.anybody = http;
    }

    @BeforeEach
    void registrationTellsOfProgrammes() {
        Programmes.tell(anybody, "aiming");
    }

    @Test
    void fillsInWhatAProgrammeLeavesOpen() {
        var set = coordinator("aiming").post(path("aiming"), Map.of("kpi", "visits-counted", "value", 60)).expect(201);

        assertThat(set.json()).isEqualTo(Wire.json("""
                {"id": "%s", "kpi": "visits-counted", "filters": {}, "value": "60", "from": "2021-09-01", "to": "2026-12-31",
                 "warnAt": 90, "alarmAt": 75, "ofRules": false, "overriddenBy": null, "version": 1}""".formatted(set.at("/id"))));
        assertThat(coordinator("aiming").get(String.valueOf(set.header("Location"))).expect(200).json()).isEqualTo(set.json());
    }

    @Test
    void changesAndTakesBack() {
        var client = coordinator("aiming");
        var one = path("aiming") + "/" + client.post(path("aiming"), Map.of("kpi", "visits-approved", "value", 60)).expect(201).at("/id");

        var changed = client.with("If-Match", "\"1\"")
                .put(one, Map.of("kpi", "visits-completed", "value", "70.5", "from", "2022-01-01", "to", "2022-12-31", "warnAt", 95,
                        "alarmAt", 80, "filters", Map.of("hostCountry", List.of("DE", "FR"))))
                .expect(200);
        assertThat(changed.at("/value")).isEqualTo("70.5");
        assertThat(changed.json().path("filters")).isEqualTo(Wire.json("{\"hostCountry\": [\"DE\", \"FR\"]}"));
        client.with("If-Match", "\"1\"").put(one, Map.of("kpi", "visits-approved", "value", 1)).expect(412);
        client.with("If-Match", "\"1\"").send("DELETE", one, null).expect(412);

        client.send("DELETE", one, null).expect(204);
        client.send("DELETE", one, null).expect(204);
        client.get(one).expect(410);
        client.put(one, Map.of("kpi", "visits-approved", "value", 1)).expect(410);
        assertThat(ids(client.get(path("aiming")))).doesNotContain(changed.at("/id"));
    }

    @Test
    void setsOneTargetForTheSame() {
        var client = coordinator("aiming");
        var wanted = Map.of("kpi", "xchanges-opened", "value", 60, "from", "2022-01-01", "to", "2022-12-31");
        var one = path("aiming") + "/" + client.post(path("aiming"), wanted).expect(201).at("/id");

        var again = client.post(path("aiming"), wanted).expect(409);
        assertThat(again.reasons()).containsExactly("TARGET_EXISTS");
        assertThat(again.fields()).containsExactly("kpi");
        client.put(one, wanted).expect(200);
        client.send("DELETE", one, null).expect(204);
        client.post(path("aiming"), wanted).expect(201);
    }

    @Test
    void setsOnceUnderOneKey() {
        var client = coordinator("aiming").with("Idempotency-Key", "sets-once-under-one-key");

        var first = client.post(path("aiming"), Map.of("kpi", "visits-submitted", "value", 60)).expect(201);
        assertThat(client.post(path("aiming"), Map.of("kpi", "visits-submitted", "value", 60)).expect(201).at("/id"))
                .isEqualTo(first.at("/id"));
        client.post(path("aiming"), Map.of("kpi", "visits-submitted", "value", 61)).expect(422);
    }

    @Test
    void overridesTheTargetsOfTheRules() {
        Programmes.tell(anybody, "ruled");
        Programmes.publish("ruled", 2, Map.of("visits-counted", 120, "no-indicator-of-ours", 5));
        var client = coordinator("ruled");
        eventually(() -> assertThat(ids(client.get(path("ruled")))).containsExactly("rules-no-indicator-of-ours", "rules-visits-counted",
                OF_DICTIONARY));
        assertThat(paces("ruled")).extracting(pace -> pace.path("target").asString()).containsExactly("120");
        var ofRules = path("ruled") + "/rules-visits-counted";
        assertThat(client.get(ofRules).expect(200).json().path("ofRules").asBoolean()).isTrue();
        assertThat(client.put(ofRules, Map.of("kpi", "visits-counted", "value", 1)).expect(409).reasons())
                .containsExactly("TARGET_GIVEN");
        client.send("DELETE", ofRules, null).expect(409);

        var part = Map.of("kpi", "visits-counted", "value", 7, "filters", Map.of("hostCountry", List.of("DE")));
        client.post(path("ruled"), part).expect(201);
        assertThat(client.get(ofRules).expect(200).json().path("overriddenBy").isNull()).isTrue();
        var own = client.post(path("ruled"), Map.of("kpi", "visits-counted", "value", 100)).expect(201);

        assertThat(client.get(ofRules).expect(200).at("/overriddenBy")).isEqualTo(own.at("/id"));
        assertThat(paces("ruled")).extracting(pace -> pace.path("target").asString()).containsExactlyInAnyOrder("7", "100");
        client.send("DELETE", path("ruled") + "/" + own.at("/id"), null).expect(204);
        assertThat(paces("ruled")).extracting(pace -> pace.path("target").asString()).containsExactlyInAnyOrder("7", "120");
    }

    @Test
    void takesTheTargetOfTheDictionaryWhereNobodySetAnother() {
        Programmes.tell(anybody, "usual");
        var client = coordinator("usual");
        var given = client.get(path("usual") + "/" + OF_DICTIONARY).expect(200);
        assertThat(given.at("/value")).isEqualTo("10");
        assertThat(given.json().path("ofRules").asBoolean()).isTrue();
        client.send("DELETE", path("usual") + "/" + OF_DICTIONARY, null).expect(409);

        var own = client.post(path("usual"), Map.of("kpi", "days-to-payment", "value", 7)).expect(201);

        assertThat(client.get(path("usual") + "/" + OF_DICTIONARY).expect(200).at("/overriddenBy")).isEqualTo(own.at("/id"));
        assertThat(targets("usual", "")).containsExactly("7");
        Programmes.publish("usual", 2, Map.of("days-to-payment", 5));
        eventually(() -> assertThat(ids(client.get(path("usual")))).containsExactly("rules-days-to-payment", own.at("/id")));
    }

    @Test
    void keepsPaceWithWhatEventsTell() {
        Programmes.tell(anybody, "paced");
        var client = coordinator("paced");
        client.post(path("paced"), Map.of("kpi", "visits-counted", "value", 3, "to", "2024-12-31", "alarmAt", 60)).expect(201);
        client.post(path("paced"), Map.of("kpi", "visits-submitted", "value", 3, "to", "2024-03-31", "filters",
                Map.of("hostCountry", List.of("FR")))).expect(201);
        Story.whole("paced-x", "paced").forEach(event -> Wire.say(event.topic(), event.key(), event.value()));

        eventually(() -> assertThat(paces("paced").getFirst().path("actual").asString()).isEqualTo("2"));
        var pace = paces("paced").getFirst();
        assertThat(pace.path("expectedToday").asString()).isEqualTo("3.0");
        assertThat(pace.path("forecast").asString()).isEqualTo("2");
        assertThat(pace.path("method").asString()).isEqualTo("ENDED");
        assertThat(pace.path("light").asString()).isEqualTo("AMBER");
        assertThat(pace.path("rule").asString())
                .isEqualTo(
                        "Amber: the result (2 visits) is 66.7 % of the target of 3 visits. Green from 90 %, amber from 60 %, red below.");
        assertThat(pace.path("series")).hasSize(40);
        assertThat(pace.path("series").valueStream().filter(month -> month.path("month").asString().startsWith("2024-0")))
                .extracting(month -> month.path("actual").asString())
                .startsWith("0", "0", "2", "2");
        assertThat(paces("paced").getLast().path("actual").asString()).isEqualTo("0");
        assertThat(paces("paced").getLast().path("light").asString()).isEqualTo("RED");
    }

    @Test
    void expectsAtLeastTheVisitsThatAreCommitted() {
        Programmes.tell(anybody, "committed");
        var client = coordinator("committed");
        var whole = client.post(path("committed"), Map.of("kpi", "visits-counted", "value", 4)).expect(201).at("/id");
        var earlier = client.post(path("committed"), Map.of("kpi", "visits-counted", "value", 4, "from", "2022-01-01", "to", "2024-03-07"))
                .expect(201)
                .at("/id");
        var elsewhere = client.post(path("committed"), Map.of("kpi", "visits-counted", "value", 4, "filters",
                Map.of("hostCountry", List.of("FR")))).expect(201).at("/id");
        var story = new Story("committed-x", "committed").opened();
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").accepted().signed().committed();
        story.visit("es", "ineustar", true).submitted().approved("830.00").accepted().signed().committed().completed();
        story.visit("lt", "litek", true).submitted().approved("415.00").accepted();
        story.take().forEach(event -> Wire.say(event.topic(), event.key(), event.value()));

        eventually(() -> assertThat(paced("committed", whole)).isEqualTo("COMMITTED 2"));
        assertThat(paced("committed", earlier)).isEqualTo("ENDED 0");
        assertThat(paced("committed", elsewhere)).isEqualTo("SINCE_START 0.0");
    }

    private String paced(String programmeId, String targetId) {
        return paces(programmeId).stream()
                .filter(pace -> pace.path("targetId").asString().equals(targetId))
                .map(pace -> pace.path("method").asString() + " " + pace.path("forecast").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsTheTargetsThatAreNarrowedAsAsked() {
        Programmes.tell(anybody, "narrowed");
        var client = coordinator("narrowed");
        client.post(path("narrowed"), Map.of("kpi", "visits-counted", "value", 4, "to", "2022-12-31")).expect(201);
        client.post(path("narrowed"), Map.of("kpi", "visits-counted", "value", 3, "from", "2023-01-01", "filters",
                Map.of("hostCountry", List.of("FR"), "mode", List.of("PHYSICAL")))).expect(201);

        assertThat(targets("narrowed", "")).containsExactlyInAnyOrder("4", "3");
        assertThat(targets("narrowed", "?hostCountry=FR")).containsExactly("3");
        assertThat(targets("narrowed", "?hostCountry=FR&hostCountry=DE")).isEmpty();
        assertThat(targets("narrowed", "?from=2023-01-01")).containsExactly("3");
        assertThat(targets("narrowed", "?to=2022-12-31")).containsExactly("4");
        assertThat(client.get(pace("narrowed") + "?colour=blue").expect(400).fields()).containsExactly("colour");
        assertThat(client.get(pace("narrowed") + "?from=yesterday").expect(400).fields()).containsExactly("from");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"kpi; null; 400; kpi", "kpi; \"wishes\"; 400; kpi", "value; null; 400; value",
            "value; -1; 400; value", "value; 0.001; 400; value", "value; 1e13; 400; value", "value; \"many\"; 400; value",
            "from; \"2021-08-31\"; 422; from", "to; \"2027-01-01\"; 422; to", "from; \"2023-02-30\"; 400; from",
            "to; \"2021-12-31\"; 422; to", "warnAt; 0; 400; warnAt", "warnAt; 101; 400; warnAt", "alarmAt; 101; 400; alarmAt",
            "alarmAt; 91; 400; alarmAt", "filters; {\"colour\": [\"blue\"]}; 400; filters.colour",
            "filters; {\"hostCountry\": []}; 400; filters.hostCountry", "filters; {\"hostCountry\": null}; 400; filters.hostCountry",
            "filters; {\"hostCountry\": [null]}; 400; filters.hostCountry",
            "filters; {\"hostCountry\": [\" \"]}; 400; filters.hostCountry"})
    void namesTheFieldThatIsWrong(String field, String value, int status, String named) {
        var json = (ObjectNode) Wire.json("{\"kpi\": \"visits-counted\", \"value\": 60, \"from\": \"2022-01-01\", \"warnAt\": 90}");
        json.set(field, Wire.json(value));

        assertThat(coordinator("aiming").post(path("aiming"), json.toString()).expect(status).fields()).containsExactly(named);
    }

    @Test
    void takesASectorWhateverTheCaseOfItsLetters() {
        Programmes.tell(anybody, "aiming-at-a-sector");

        var target = coordinator("aiming-at-a-sector").post(path("aiming-at-a-sector"),
                Map.of("kpi", "visits-counted", "value", 4, "filters", Map.of("sector", List.of("Lasers", "LASERS")))).expect(201);

        assertThat(target.json().path("filters")).hasToString("{\"sector\":[\"lasers\"]}");
        assertThat(targets("aiming-at-a-sector", "?sector=Lasers")).containsExactly("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e-999999999", "1e999999999", "1e-999999999", "1e2147483648", "\"1e999999999\""})
    void refusesAValueThatCannotBeWrittenOut(String value) {
        assertThat(coordinator("aiming").post(path("aiming"), "{\"kpi\": \"visits-counted\", \"value\": %s}".formatted(value))
                .expect(400)
                .fields()).containsExactly("value");
    }

    @Test
    void keepsProgrammesApart() {
        Programmes.tell(anybody, "aiming-too");
        var id = coordinator("aiming").post(path("aiming"), Map.of("kpi", "visits-committed", "value", 60)).expect(201).at("/id");

        coordinator("aiming-too").get(path("aiming-too") + "/" + id).expect(404);
        coordinator("aiming-too").put(path("aiming-too") + "/" + id, Map.of("kpi", "visits-committed", "value", 60)).expect(404);
        coordinator("aiming-too").send("DELETE", path("aiming-too") + "/" + id, null).expect(404);
        coordinator("aiming-too").post(path("aiming"), Map.of("kpi", "visits-committed", "value", 60)).expect(403);
        coordinator("aiming-too").get(pace("aiming")).expect(403);
        coordinator("unheard-of").post(path("unheard-of"), Map.of("kpi", "visits-committed", "value", 60)).expect(404);
    }

    @Test
    void letsAuditorsRead() {
        var auditor = anybody.as(Tokens.person("auditor").role("auditor").token());

        auditor.get(path("aiming")).expect(200);
        auditor.get(pace("aiming")).expect(200);
        auditor.post(path("aiming"), Map.of("kpi", "visits-counted", "value", 60)).expect(403);
    }

    private Http coordinator(String programmeId) {
        return anybody.as(Tokens.coordinator(programmeId, programmeId));
    }

    /** Of all targets but that of the dictionary. */
    private List<JsonNode> paces(String programmeId) {
        return coordinator(programmeId).get(pace(programmeId))
                .expect(200)
                .json()
                .valueStream()
                .filter(pace -> !pace.path("targetId").asString().equals(OF_DICTIONARY))
                .toList();
    }

    private List<String> targets(String programmeId, String query) {
        return coordinator(programmeId).get(pace(programmeId) + query)
                .expect(200)
                .json()
                .valueStream()
                .filter(pace -> !pace.path("targetId").asString().equals(OF_DICTIONARY))
                .map(pace -> pace.path("target").asString())
                .toList();
    }

    private static List<String> ids(Http.Answer answer) {
        return answer.json().valueStream().map(target -> target.path("id").asString()).toList();
    }

    private static String path(String programmeId) {
        return "/api/kpis/programmes/" + programmeId + "/targets";
    }

    private static String pace(String programmeId) {
        return "/api/kpis/programmes/" + programmeId + "/pace";
    }
}
