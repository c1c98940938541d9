package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SojournTest
class AgendasTest {
    private final Story story;

    @Autowired
    AgendasTest(Http http) {
        story = new Story(http);
    }

    @BeforeEach
    void theXchangeIsKnown() {
        story.organisationsAreValidated().xchangeIsOpened();
        eventually(() -> story.hanna().get(story.agendaPath()).expect(200));
    }

    @Test
    void isAwaitedThenProposedThenConfirmed() {
        var awaited = story.hanna().get(story.agendaPath()).expect(200);
        assertThat(awaited.at("/state")).isEqualTo("AWAITED");
        assertThat(allowed(awaited)).containsExactly("PROPOSE");

        var proposed = story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
        assertThat(proposed.at("/state")).isEqualTo("PROPOSED");
        assertThat(allowed(proposed)).containsExactly("PROPOSE");
        assertThat(allowed(story.hanna().get(story.agendaPath()))).containsExactly("PROPOSE", "CONFIRM", "REQUEST_CHANGES");

        var confirmed = story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(200);
        assertThat(confirmed.at("/state")).isEqualTo("CONFIRMED");
        assertThat(confirmed.at("/sessions/0/starts")).isEqualTo("2024-03-04T09:00:00");
        eventually(() -> {
            assertThat(story.said("agreements.agenda-proposed.v1", story.xchange)).hasSize(1);
            assertThat(story.said("agreements.agenda-confirmed.v1", story.xchange)).singleElement()
                    .satisfies(data -> assertThat(data.at("/agendaVersion").asInt()).isEqualTo(1));
        });
    }

    @Test
    void keepsTheConfirmedVersionInForceForThoseWhoTakePart() {
        story.visitIsAccepted().agendaIsConfirmed("Tour");
        story.hanna().put(story.agendaPath(), Story.agenda("Another tour")).expect(200);

        eventually(() -> {
            var seen = story.sofia().get(story.agendaPath()).expect(200);
            assertThat(seen.json().at("/version").asInt()).isEqualTo(1);
            assertThat(seen.at("/sessions/0/title")).isEqualTo("Tour");
            assertThat(allowed(seen)).isEmpty();
        });
        assertThat(story.hanna().get(story.agendaPath()).at("/sessions/0/title")).isEqualTo("Another tour");
    }

    @Test
    void showsNothingThatIsOnlyProposedToThoseWhoTakePart() {
        story.visitIsAccepted();
        story.hanna().put(story.agendaPath(), Story.agenda("Tour")).expect(200);

        eventually(() -> story.sofia().get(story.agendaPath()).expect(404));
    }

    @Test
    void letsOnlyTheHostConfirm() {
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);

        story.carmen().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(403);
        story.stranger().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(403);
    }

    @Test
    void isClosedToEverybodyElse() {
        for (var other : List.of(story.stranger(), story.ernst(), story.sofia())) {
            other.get(story.agendaPath()).expect(403);
            other.put(story.agendaPath(), Story.agenda("Tour")).expect(403);
            assertThat(other.get("/api/agreements/agendas")
                    .expect(200)
                    .json()
                    .at("/items")
                    .valueStream()
                    .map(agenda -> agenda.at("/xchangeId").asString())).doesNotContain(story.xchange);
        }
    }

    @Test
    void listsWhatTheHostAndItsCoordinatorPrepare() {
        for (var preparing : List.of(story.hanna(), story.carmen())) {
            var listed = preparing.get("/api/agreements/agendas?organisationId=" + story.host).expect(200).json();

            assertThat(listed.at("/items").valueStream().map(agenda -> agenda.at("/xchangeId").asString())).containsExactly(story.xchange);
        }
        assertThat(story.hanna().get("/api/agreements/agendas?organisationId=another-host").expect(200).json().at("/items").size())
                .isZero();
    }

    @Test
    void refusesToConfirmAVersionThatIsNotTheLatest() {
        story.hanna().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
        story.hanna().put(story.agendaPath(), Story.agenda("Another tour")).expect(200);

        var refused = story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(409);

        assertThat(refused.reasons()).containsExactly("STALE_AGENDA");
        assertThat(refused.at("/reasons/0/required")).isEqualTo("2");
    }

    @Test
    void saysWhichSessionsAreOutsideThePeriod() {
        var refused = story.hanna()
                .put(story.agendaPath(), Map.of("sessions", List.of(Story.session("Before", "2024-03-03T09:00", "2024-03-03T10:00"),
                        Story.session("Inside", "2024-03-04T09:00", "2024-03-04T10:00"),
                        Story.session("After", "2024-03-08T09:00", "2024-03-09T10:00"))))
                .expect(422);

        assertThat(refused.fields()).containsExactly("sessions[0].starts", "sessions[0].ends", "sessions[2].ends");
        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("AWAITED");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04T10:00,2024-03-04T09:00,400", "2024-03-04T10:00,2024-03-04T10:00,400", "2024-03-04T10:00,2024-03-04T10:01,200"})
    void refusesASessionOfNegativeOrNoLength(String starts, String ends, int status) {
        var answer = story.hanna().put(story.agendaPath(), Map.of("sessions", List.of(Story.session("Tour", starts, ends)))).expect(status);

        assertThat(status == 200 ? List.of("sessions[0].ends") : answer.fields()).containsExactly("sessions[0].ends");
    }

    @ParameterizedTest
    @CsvSource({"0,400", "1,200", "500,200", "501,400", "10000,400"})
    void takesOneToFiveHundredSessions(int count, int status) {
        var sessions = Collections.nCopies(count, Story.session("Tour", "2024-03-04T09:00", "2024-03-04T12:00"));

        story.hanna().put(story.agendaPath(), Map.of("sessions", sessions)).expect(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"sessions\":null}", "{\"sessions\":[null]}", "{\"sessions\":[{}]}",
            "{\"sessions\":{}}",
            "{\"sessions\":[{\"title\":\"T\",\"starts\":\"yesterday\",\"ends\":\"2024-03-04T09:00\",\"place\":\"P\"}]}",
            "{\"sessions\":[{\"title\":\"\",\"starts\":\"2024-03-04T09:00\",\"ends\":\"2024-03-04T10:00\",\"place\":\"P\"}]}",
            "{\"sessions\":[{\"title\":\"a\\nb\",\"starts\":\"2024-03-04T09:00\",\"ends\":\"2024-03-04T10:00\",\"place\":\"P\"}]}"})
    void refusesBadInputAndStoresNothing(String body) {
        story.hanna().put(story.agendaPath(), body).expect(400);

        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("AWAITED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'\"capacity\":0'|capacity", "'\"capacity\":-5'|capacity", "'\"capacity\":100001'|capacity",
            "'\"room\":\"a\\u202Eb\"'|room", "'\"topic\":\"a\\u2066b\"'|topic", "'\"siteAccess\":\"a\\u0000b\"'|siteAccess",
            "'\"siteAccess\":\"two\\nlines\"'|siteAccess", "'\"sessionId\":\"Not an id\"'|sessionId", "'\"sessionId\":\"../x\"'|sessionId"})
    void namesTheFieldOfASessionThatIsWrongAndStoresNothing(String field, String name) {
        var body = "{\"sessions\":[{\"title\":\"T\",\"starts\":\"2024-03-04T09:00\",\"ends\":\"2024-03-04T10:00\",\"place\":\"P\"," + field
                + "}]}";

        assertThat(story.hanna().put(story.agendaPath(), body).expect(400).fields()).containsExactly("sessions[0]." + name);
        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("AWAITED");
    }

    @Test
    void refusesTenThousandSessionsQuicklyAndStoresNothing() {
        var sessions = Collections.nCopies(10_000, Story.session("Tour", "2024-03-04T09:00", "2024-03-04T12:00"));
        var begin = System.nanoTime();

        assertThat(story.hanna().put(story.agendaPath(), Map.of("sessions", sessions)).expect(400).fields()).containsExactly("sessions");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("AWAITED");
    }

    @Test
    void keepsWhatIsOnlyTextAsItIs() {
        var session = new HashMap<String, Object>(Story.session("<script>alert(1)</script>", "2024-03-04T09:00", "2024-03-04T12:00"));
        session.putAll(Map.of("topic", "${7*7} <b>", "room", "R1", "capacity", 12, "siteAccess", "Passport"));

        var proposed = story.hanna().put(story.agendaPath(), Map.of("sessions", List.of(session))).expect(200);

        assertThat(proposed.at("/sessions/0/title")).isEqualTo("<script>alert(1)</script>");
        assertThat(proposed.at("/sessions/0/topic")).isEqualTo("${7*7} <b>");
        assertThat(proposed.at("/sessions/0/room")).isEqualTo("R1");
        assertThat(proposed.json().at("/sessions/0/capacity").asInt()).isEqualTo(12);
        assertThat(proposed.at("/sessions/0/siteAccess")).isEqualTo("Passport");
        assertThat(proposed.at("/sessions/0/sessionId")).isEqualTo("session-1");
    }

    @Test
    void warnsOfWhatLooksLikeAMistakeAndTakesIt() {
        story.visitIsAccepted().visitIsAccepted(story.visit + "-2");
        var lab = new HashMap<String, Object>(Story.session("Lab", "2024-03-04T11:00", "2024-03-04T12:00"));
        lab.put("capacity", 1);
        var answer = story.hanna()
                .put(story.agendaPath(), Map.of("sessions", List.of(Story.session("Tour", "2024-03-04T09:00", "2024-03-04T12:00"), lab)))
                .expect(200);

        assertThat(answer.json().at("/checks/workingDays").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/checks/workingDaysOfPeriod").asInt()).isEqualTo(5);
        eventually(() -> assertThat(warnings(story.carmen().get(story.agendaPath()))).containsExactly("OVERLAP", "DAY_WITHOUT_SESSION",
                "FEWER_WORKING_DAYS", "CAPACITY_TOO_SMALL"));
    }

    @Test
    void letsTheHostAskForChangesOfSessionsAndTheNextVersionAnswer() {
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);

        var asked = story.hanna().post(story.agendaPath() + "/change-requests", wish(1, "session-1", "An hour later\nplease")).expect(200);

        assertThat(asked.at("/state")).isEqualTo("CHANGES_REQUESTED");
        assertThat(allowed(asked)).containsExactly("PROPOSE", "CONFIRM", "REQUEST_CHANGES");
        var seen = story.carmen().get(story.agendaPath()).expect(200);
        assertThat(seen.at("/changeRequests/0/sessionId")).isEqualTo("session-1");
        assertThat(seen.at("/changeRequests/0/wish")).isEqualTo("An hour later\nplease");
        eventually(() -> assertThat(story.said("agreements.agenda-changes-requested.v1", story.xchange)).singleElement()
                .satisfies(data -> assertThat(data.toString()).contains("session-1").doesNotContain("hour")));

        var answered = story.carmen().put(story.agendaPath(), Story.agenda("Later tour")).expect(200);

        assertThat(answered.at("/state")).isEqualTo("PROPOSED");
        assertThat(answered.json().at("/changeRequests").size()).isZero();
    }

    @Test
    void letsOnlyTheHostAskForChangesAndShowsThemOnlyToThoseWhoPrepare() {
        story.visitIsAccepted().agendaIsConfirmed("Tour");
        story.carmen().put(story.agendaPath(), Story.agenda("Another tour")).expect(200);
        for (var other : List.of(story.carmen(), story.sofia(), story.stranger())) {
            other.post(story.agendaPath() + "/change-requests", wish(2, "session-2", "Later")).expect(403);
        }

        story.hanna().post(story.agendaPath() + "/change-requests", wish(2, "session-2", "Later")).expect(200);

        eventually(() -> assertThat(story.sofia().get(story.agendaPath()).expect(200).text()).doesNotContain("Later")
                .doesNotContain("OVERLAP")
                .contains("CONFIRMED"));
    }

    @Test
    void refusesWishesForUnknownSessionsAndStoresNothing() {
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);

        var refused = story.hanna()
                .post(story.agendaPath() + "/change-requests",
                        Map.of("version", 1, "requests", List.of(Map.of("sessionId", "session-1", "wish", "Later"),
                                Map.of("sessionId", "session-2", "wish", "Later"), Map.of("sessionId", "session-1", "wish", "Longer"))))
                .expect(422);

        assertThat(refused.reasons()).containsExactly("UNKNOWN_SESSION", "SESSION_TWICE");
        assertThat(refused.fields()).containsExactly("requests[1].sessionId", "requests[2].sessionId");
        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("PROPOSED");
    }

    @Test
    void refusesWishesForAnotherVersionOrForOneThatIsConfirmed() {
        var path = story.agendaPath() + "/change-requests";
        assertThat(story.hanna().post(path, wish(1, "session-1", "Later")).expect(409).reasons()).containsExactly("AGENDA_AWAITED");
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
        assertThat(story.hanna().post(path, wish(2, "session-1", "Later")).expect(409).reasons()).containsExactly("STALE_AGENDA");
        var tag = story.hanna().get(story.agendaPath()).header("ETag");
        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(200);
        assertThat(story.hanna().post(path, wish(1, "session-1", "Later")).expect(409).reasons()).containsExactly("AGENDA_CONFIRMED");
        story.hanna().with("If-Match", tag).post(path, wish(1, "session-1", "Later")).expect(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version\":1}", "{\"version\":1,\"requests\":[]}", "{\"version\":1,\"requests\":[null]}",
            "{\"requests\":[{\"sessionId\":\"session-1\",\"wish\":\"Later\"}]}",
            "{\"version\":1,\"requests\":[{\"sessionId\":\"session-1\",\"wish\":\" \"}]}",
            "{\"version\":1,\"requests\":[{\"wish\":\"Later\"}]}",
            "{\"version\":1,\"requests\":[{\"sessionId\":\"session-1\",\"wish\":\"a\\u202Eb\"}]}"})
    void refusesBadWishesAndStoresNothing(String body) {
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);

        story.hanna().post(story.agendaPath() + "/change-requests", body).expect(400);

        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("PROPOSED");
    }

    @Test
    void asksForChangesOnceForOneKey() {
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
        var keyed = story.hanna().with("Idempotency-Key", "wish-of-hanna-" + story.run);
        keyed.post(story.agendaPath() + "/change-requests", wish(1, "session-1", "Later")).expect(200);
        story.hanna().post(story.agendaPath() + "/change-requests", wish(1, "session-1", "Earlier")).expect(200);

        var again = keyed.post(story.agendaPath() + "/change-requests", wish(1, "session-1", "Later")).expect(200);

        assertThat(again.at("/changeRequests/0/wish")).isEqualTo("Earlier");
    }

    @Test
    void refusesAConfirmationWithoutAVersion() {
        assertThat(story.hanna().post(story.agendaPath() + "/confirmation", "{}").expect(400).fields()).containsExactly("version");
        story.hanna().post(story.agendaPath() + "/confirmation", "{\"version\":\"x\"}").expect(400);
    }

    @Test
    void refusesAProposalOnAVersionThatSomebodyElseChanged() {
        var tag = story.hanna().get(story.agendaPath()).header("ETag");
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);

        story.hanna().with("If-Match", tag).put(story.agendaPath(), Story.agenda("Another tour")).expect(412);
    }

    @Test
    void knowsNoAgendaOfAnUnknownXchange() {
        story.hanna().get("/api/agreements/xchanges/nobody-knows/agenda").expect(404);
        story.hanna().get("/api/agreements/xchanges/Not%20an%20id/agenda").expect(400);
    }

    private static Map<String, Object> wish(int version, String sessionId, String wish) {
        return Map.of("version", version, "requests", List.of(Map.of("sessionId", sessionId, "wish", wish)));
    }

    private static List<String> warnings(Http.Answer answer) {
        return answer.json().at("/checks/warnings").valueStream().map(warning -> warning.at("/code").asString()).toList();
    }

    private static List<String> allowed(Http.Answer answer) {
        return answer.json().at("/allowed").valueStream().map(command -> command.asString()).toList();
    }
}
