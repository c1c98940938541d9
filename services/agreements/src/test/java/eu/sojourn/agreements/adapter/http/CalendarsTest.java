package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Calendars are written by one library and read again here by another. */
@SojournTest
class CalendarsTest {
    private static final String FEEDS = "/api/agreements/calendar-feeds";

    private final Http http;
    private final Story story;

    @Autowired
    CalendarsTest(Http http) {
        this.http = http;
        story = new Story(http);
    }

    @BeforeEach
    void theXchangeIsKnown() {
        story.organisationsAreValidated().xchangeIsOpened().visitIsAccepted();
        eventually(() -> story.hanna().get(story.agendaPath()).expect(200));
        eventually(() -> story.annexIs("DRAFT"));
    }

    @Test
    void tellsEverySessionWithAllThatIsKnownOfIt() {
        story.hanna()
                .put(story.agendaPath(), Map.of("sessions", List.of(Map.of("title", "Tour, of; the \\ beamlines", "topic", "Cryogenics",
                        "starts", "2024-03-04T09:00", "ends", "2024-03-04T12:00", "place", "Schenefeld", "room", "XHQ E1.173", "speaker",
                        "Ada Lovelace", "capacity", 12, "siteAccess", "Passport, safety briefing"))))
                .expect(200);

        var event = events(story.hanna()).getFirst();

        assertThat(event.getSummary().getValue()).isEqualTo("Tour, of; the \\ beamlines");
        assertThat(event.getLocation().getValue()).isEqualTo("XHQ E1.173, Schenefeld");
        assertThat(event.getDescription().getValue().lines()).containsExactly("Big Science suppliers at European XFEL",
                "Topic: Cryogenics", "Speaker: Ada Lovelace", "Places: 12", "Site access: Passport, safety briefing");
        assertThat(event.getUid().getValue()).isEqualTo("session-1." + story.xchange + "@sojourn");
        assertThat(event.getUrl().getValue()).endsWith("/xchanges/" + story.xchange + "/agenda");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04,2024-03-08,2024-03-04T09:00,2024-03-04T08:00:00Z",
            "2024-07-01,2024-07-05,2024-07-01T09:00,2024-07-01T07:00:00Z",
            "2024-03-28,2024-04-02,2024-03-31T03:30,2024-03-31T01:30:00Z"})
    void tellsTheInstantInTheHostsTimeZoneInSummerAndInWinter(String firstDay, String lastDay, String starts, Instant instant) {
        story.isPlannedIn("DE", firstDay, lastDay, 9);
        var ends = LocalDateTime.parse(starts).plusHours(2).toString();
        eventually(() -> story.hanna()
                .put(story.agendaPath(), Map.of("sessions", List.of(Story.session("Tour", starts, ends))))
                .expect(200));

        var event = events(story.hanna()).getFirst();

        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(instant);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(instant.plusSeconds(7200));
        assertThat(story.hanna().get(story.agendaPath()).at("/timeZone")).isEqualTo("Europe/Berlin");
    }

    /** Spain has two zones, so the time is the clock on the wall, whatever the zone of who reads it. */
    @Test
    void tellsTheClockOnTheWallWhereTheCountryHasSeveralTimeZones() {
        story.isPlannedIn("ES", "2024-03-04", "2024-03-08", 9);
        eventually(() -> {
            story.hanna().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
            assertThat(story.hanna().get(story.agendaPath()).json().at("/timeZone").isNull()
                    || story.hanna().get(story.agendaPath()).json().at("/timeZone").isMissingNode()).isTrue();
        });

        var text = story.hanna().get(story.agendaPath() + ".ics").expect(200).text();
        var event = Biweekly.parse(text).first().getEvents().getFirst();

        assertThat(text).contains("DTSTART:20240304T090000\r\n").contains("DTEND:20240304T120000\r\n");
        assertThat(LocalDateTime.ofInstant(event.getDateStart().getValue().toInstant(), ZoneId.systemDefault()))
                .isEqualTo("2024-03-04T09:00");
    }

    @ParameterizedTest
    @CsvSource({"Europe/Madrid,2024-03-04T08:00:00Z", "Atlantic/Canary,2024-03-04T09:00:00Z"})
    void tellsTheInstantInTheTimeZoneThatWasNamed(String timeZone, Instant instant) {
        story.isPlannedIn("ES", "2024-03-04", "2024-03-08", 9);
        eventually(
                () -> assertThat(story.hanna().get(story.agendaPath()).json().at("/timeZones").valueStream().map(zone -> zone.asString()))
                        .startsWith("Europe/Madrid")
                        .contains("Atlantic/Canary"));
        var proposal = new HashMap<>(Story.agenda("Tour"));
        proposal.put("timeZone", timeZone);

        story.carmen().put(story.agendaPath(), proposal).expect(200);
        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(200);

        assertThat(story.hanna().get(story.agendaPath()).at("/timeZone")).isEqualTo(timeZone);
        assertThat(events(story.hanna()).getFirst().getDateStart().getValue().toInstant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Atlantis", "+01:00", "europe/madrid", "GMT+1", "Europe/Madrid\r\nX-EVIL:1"})
    void namesTheFieldOfATimeZoneThatIsNone(String timeZone) {
        var proposal = new HashMap<>(Story.agenda("Tour"));
        proposal.put("timeZone", timeZone);

        assertThat(story.hanna().put(story.agendaPath(), proposal).expect(400).fields()).containsExactly("timeZone");
    }

    @Test
    void isTentativeUntilTheHostHasConfirmed() {
        story.hanna().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
        assertThat(events(story.hanna()).getFirst().getStatus().getValue()).isEqualTo("TENTATIVE");

        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", 1)).expect(200);

        assertThat(events(story.hanna()).getFirst().getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(events(story.sofia()).getFirst().getStatus().getValue()).isEqualTo("CONFIRMED");
    }

    @Test
    void keepsTheIdentityOfASessionThatMoves() {
        story.agendaIsConfirmed("Tour");
        var before = events(story.hanna()).getFirst();
        var moved = new HashMap<String, Object>(Story.session("Tour", "2024-03-05T09:00", "2024-03-05T12:00"));
        moved.put("sessionId", "session-1");
        story.hanna().put(story.agendaPath(), Map.of("sessions", List.of(moved))).expect(200);

        var after = events(story.hanna()).getFirst();

        assertThat(after.getUid()).isEqualTo(before.getUid());
        assertThat(after.getSequence().getValue()).isGreaterThan(before.getSequence().getValue());
    }

    @Test
    void isAFileToDownloadThatLetsNoSessionWriteLinesOfItsOwn() {
        story.hanna()
                .put(story.agendaPath(), Story.agenda("Tour END:VEVENT BEGIN:VALARM <script>alert(1)</script> \u05d0\u05d1"))
                .expect(200);

        var answer = story.hanna().get(story.agendaPath() + ".ics").expect(200);

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).contains("agenda-" + story.xchange + ".ics");
        assertThat(answer.text().lines().filter(line -> line.startsWith("BEGIN:"))).containsExactly("BEGIN:VCALENDAR", "BEGIN:VEVENT");
        assertThat(parsed(answer.text()).getFirst().getSummary().getValue())
                .isEqualTo("Tour END:VEVENT BEGIN:VALARM <script>alert(1)</script> \u05d0\u05d1");
        assertThat(Biweekly.parse(answer.text()).first().validate(ICalVersion.V2_0).getWarnings()).isEmpty();
    }

    @Test
    void isNotThereWhileTheAgendaIsAwaited() {
        story.hanna().get(story.agendaPath() + ".ics").expect(404);
        story.stranger().get(story.agendaPath() + ".ics").expect(403);
    }

    @Test
    void givesThoseWhoTakePartAnAddressThatNeedsNoSignIn() {
        story.agendaIsConfirmed("Tour");

        for (var participant : List.of(story.hanna(), story.sofia())) {
            var address = address(participant);

            eventually(() -> assertThat(parsed(http.get(address).expect(200).text())).singleElement()
                    .satisfies(event -> assertThat(event.getSummary().getValue()).isEqualTo("Tour")));
        }
    }

    @Test
    void tellsInTheAddressOnlyWhatIsConfirmed() {
        var address = address(story.sofia());
        story.carmen().put(story.agendaPath(), Story.agenda("Proposed only")).expect(200);
        assertThat(http.get(address).expect(200).text()).doesNotContain("VEVENT");

        story.agendaIsConfirmed("Tour");
        story.carmen().put(story.agendaPath(), Story.agenda("Proposed only")).expect(200);

        assertThat(parsed(http.get(address).expect(200).text())).extracting(event -> event.getSummary().getValue())
                .containsExactly("Tour");
    }

    @Test
    void tellsNothingMoreOfAVisitThatWasWithdrawn() {
        story.agendaIsConfirmed("Tour");
        var address = address(story.sofia());
        eventually(() -> assertThat(http.get(address).expect(200).text()).contains("Tour"));

        story.visitIs("withdrawn", 9);

        eventually(() -> assertThat(http.get(address).expect(200).text()).doesNotContain("Tour"));
    }

    @Test
    void tellsAnXchangeThatWasCancelledAsCancelledAndNotInTheFeed() {
        story.agendaIsConfirmed("Tour");
        var address = address(story.hanna());
        assertThat(http.get(address).expect(200).text()).contains("Tour");

        story.xchangeIsCancelled(9);

        eventually(() -> assertThat(http.get(address).expect(200).text()).doesNotContain("Tour"));
        assertThat(events(story.hanna()).getFirst().getStatus().getValue()).isEqualTo("CANCELLED");
    }

    @Test
    void keepsTheTokenNowhereAndTellsItOnce() {
        var first = story.sofia().with("Idempotency-Key", "a-key-of-sofia-" + story.run);
        var issued = first.post(FEEDS, "{}").expect(200);
        var again = first.post(FEEDS, "{}").expect(200);

        assertThat(issued.at("/url")).matches("https?://.*/api/agreements/calendar/[A-Za-z0-9_-]{43}\\.ics");
        assertThat(again.json().at("/url").isString()).isFalse();
        assertThat(again.json().at("/active").asBoolean()).isTrue();
        assertThat(story.sofia().get(FEEDS).expect(200).text()).doesNotContain("calendar/");
        http.get(URI.create(issued.at("/url")).getPath()).expect(200);
    }

    @Test
    void endsTheAddressWhenItIsTakenBackOrReplaced() {
        var sofia = story.visitor("sofia-" + story.run);
        var first = address(sofia);
        var second = address(sofia);
        http.get(first).expect(404);
        http.get(second).expect(200);

        assertThat(sofia.post(FEEDS + "/revocation", "{}").expect(200).json().at("/active").asBoolean()).isFalse();

        http.get(second).expect(404);
        assertThat(sofia.get(FEEDS).expect(200).json().at("/active").asBoolean()).isFalse();
        sofia.post(FEEDS + "/revocation", "{}").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "..%2f..%2fagendas", "%3Cscript%3E", "$ne"})
    void knowsNoOtherToken(String token) {
        var answer = http.get("/api/agreements/calendar/" + token + ".ics");

        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.text()).doesNotContain("VCALENDAR");
    }

    @Test
    void knowsNoTokenThatIsOtherInAnyOneCharacter() {
        var address = address(story.sofia());
        var begin = address.lastIndexOf('/') + 1;

        for (var i = begin; i < begin + 43; i++) {
            var other = address.charAt(i) == 'A' ? 'B' : 'A';
            http.get(address.substring(0, i) + other + address.substring(i + 1)).expect(404);
        }
        http.get(address).expect(200);
    }

    @Test
    void givesNoAddressToSomebodyWithoutAnOrganisation() {
        story.carmen().post(FEEDS, "{}").expect(403);
        assertThat(story.carmen().get(FEEDS).expect(200).json().at("/active").asBoolean()).isFalse();
    }

    @Test
    void refusesAnAddressAndItsEndOnAVersionThatChanged() {
        var person = story.visitor("pia-" + story.run);
        var tag = person.post(FEEDS, "{}").expect(200).header("ETag");
        var address = address(person);

        person.with("If-Match", tag).post(FEEDS, "{}").expect(412);
        person.with("If-Match", tag).post(FEEDS + "/revocation", "{}").expect(412);

        http.get(address).expect(200);
    }

    private static String address(Http person) {
        return URI.create(person.post(FEEDS, "{}").expect(200).at("/url")).getPath();
    }

    private List<VEvent> events(Http reader) {
        return parsed(reader.get(story.agendaPath() + ".ics").expect(200).text());
    }

    private static List<VEvent> parsed(String text) {
        assertThat(Arrays.stream(text.split("\r\n")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
        return Biweekly.parse(text).first().getEvents();
    }
}
