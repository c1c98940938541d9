package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgendaPagesTest extends PortalTest {
    private static final String PAGE = "/xchanges/" + Story.XCHANGE + "/agenda";
    private static final String API = "/api/agreements" + PAGE;
    private static final String VERSIONS = "/api/agreements/agendas/" + Story.XCHANGE + "/versions";
    private static final String ADDRESS = "http://localhost:8080/api/agreements/calendar/a-token-that-is-shown-once.ics";

    @BeforeEach
    void anAgendaIsProposed() {
        services.get(API, agenda("PROPOSED", "\"PROPOSE\",\"CONFIRM\",\"REQUEST_CHANGES\"", ""));
    }

    @Test
    void showsAllThatIsKnownOfASession() {
        assertThat(get(HANNA, PAGE).text()).contains("Cryogenics", "XHQ E1.173, Schenefeld · Ada Lovelace · at most 12 participants",
                "Needed to be let in: Passport");
    }

    @Test
    void warnsOfWhatLooksLikeAMistake() {
        assertThat(get(HANNA, PAGE).text()).contains("1 of 5 working days have a session.",
                "These sessions are at the same time 4 March 2024 Lab tour · Talk", "No session on a working day 5–8 March 2024",
                "More visits take part than the session has places 4 March 2024 Lab tour 12, needed 13");
    }

    @Test
    void letsTheHostAskForChangesOfSomeSessions() {
        services.on("POST", API + "/change-requests", _ -> Answer.ok(agenda("CHANGES_REQUESTED", "", "")));

        Shown sent = post(HANNA, PAGE + "/change-requests", "version", "3", "wishes[0].sessionId", "session-1", "wishes[0].wish", " ",
                "wishes[1].sessionId", "session-2", "wishes[1].wish", "An hour later");

        assertThat(get(HANNA, PAGE).html()).contains("name=\"wishes[1].sessionId\" value=\"session-2\"");
        assertThat(sent.location()).endsWith("?done=agenda-changes-requested");
        assertThat(services.asked("POST", API + "/change-requests").getFirst().body()).contains("\"version\":3",
                "\"sessionId\":\"session-2\"", "\"wish\":\"An hour later\"").doesNotContain("session-1");
    }

    @Test
    void asksForAtLeastOneWish() {
        Shown page = post(HANNA, PAGE + "/change-requests", "version", "3", "wishes[0].sessionId", "session-1", "wishes[0].wish", " ");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Write what should be other in at least one session.");
        assertThat(page.html()).contains("<details class=\"wishes\" open=\"open\"");
        assertThat(services.asked("POST", API + "/change-requests")).isEmpty();
    }

    @Test
    void showsTheWishesToThoseWhoAnswerThemAndRemindsThem() {
        String asked = agenda("CHANGES_REQUESTED", "\"PROPOSE\"", "{\"sessionId\":\"session-1\",\"wish\":\"<b>An hour later</b>\"}");
        services.get(API, asked);
        services.get("/api/agreements/agendas", Story.page(asked));

        Shown page = get(CARMEN, PAGE);

        assertThat(page.text()).contains("The host asks for changes.", "The host wishes:", "An hour later");
        assertThat(page.html()).contains("&lt;b&gt;An hour later").doesNotContain("<b>An hour");
        assertThat(get(CARMEN, "/home").text()).contains("The host of " + Story.TITLE + " asks for changes of the agenda");
    }

    @Test
    void doesNotRemindTheHostOfWhatItAskedToBeChanged() {
        services.get(API, agenda("CHANGES_REQUESTED", "\"PROPOSE\",\"CONFIRM\",\"REQUEST_CHANGES\"",
                "{\"sessionId\":\"session-1\",\"wish\":\"Later\"}"));

        assertThat(get(HANNA, "/home").text()).doesNotContain("waits for your confirmation");
        assertThat(get(HANNA, PAGE).text()).contains("You have asked for changes", "Confirm version 3 as it is");
    }

    @Test
    void keepsEverythingOfASessionWhenARowIsAdded() {
        Shown page = post(HANNA, PAGE, "action", "add", "sessions[0].sessionId", "session-1", "sessions[0].title", "Lab tour",
                "sessions[0].topic", "Cryogenics", "sessions[0].room", "XHQ E1.173", "sessions[0].capacity", "12", "sessions[0].siteAccess",
                "Passport", "sessions[0].ends", "2024-03-04T12:00");

        assertThat(page.html()).contains("name=\"sessions[0].sessionId\" value=\"session-1\"", "value=\"Cryogenics\"",
                "value=\"XHQ E1.173\"", "value=\"12\"", "value=\"Passport\"", "name=\"sessions[1].sessionId\" value=\"\"");
    }

    @Test
    void sendsSessionsWithTheirIdsAndCapacitiesAsNumbers() {
        services.on("PUT", API, _ -> Answer.ok(agenda("PROPOSED", "", "")));

        post(HANNA, PAGE, "action", "save", "sessions[0].sessionId", "session-1", "sessions[0].title", "Lab tour", "sessions[0].starts",
                "2024-03-04T09:00", "sessions[0].ends", "2024-03-04T12:00", "sessions[0].place", "Schenefeld", "sessions[0].capacity",
                "12");
        Shown wrong = post(HANNA, PAGE, "action", "save", "sessions[0].title", "Lab tour", "sessions[0].starts", "2024-03-04T09:00",
                "sessions[0].ends", "2024-03-04T12:00", "sessions[0].place", "Schenefeld", "sessions[0].capacity", "a dozen");

        assertThat(services.asked("PUT", API)).singleElement()
                .satisfies(call -> assertThat(call.body()).contains("\"sessionId\":\"session-1\"", "\"capacity\":12"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("href=\"#agenda-sessions[0].capacity\"");
    }

    @Test
    void takesAnAgendaOfFiveHundredSessions() {
        services.on("PUT", API, _ -> Answer.ok(agenda("PROPOSED", "", "")));
        String[] form = new String[2 + 500 * 20];
        form[0] = "action";
        form[1] = "save";
        String[] fields = {"sessionId", "", "title", "Tour", "topic", "", "starts", "2024-03-04T09:00", "ends", "2024-03-04T12:00", "place",
                "Schenefeld", "room", "", "speaker", "", "capacity", "", "siteAccess", ""};
        for (int i = 0; i < 500; i++) {
            for (int f = 0; f < 20; f += 2) {
                form[2 + i * 20 + f] = "sessions[" + i + "]." + fields[f];
                form[3 + i * 20 + f] = fields[f + 1];
            }
        }

        Shown sent = post(HANNA, PAGE, form);

        assertThat(sent.location()).endsWith("?done=agenda-saved");
        assertThat(services.asked("PUT", API).getFirst().body().split("Schenefeld", -1)).hasSize(501);
    }

    @Test
    void offersTheAgendaToTakeAlong() {
        for (String path : new String[]{PAGE, "/xchanges/" + Story.XCHANGE}) {
            assertThat(get(HANNA, path).html()).as(path)
                    .contains("href=\"" + API + ".ics\"", "href=\"" + API + ".pdf\"",
                            "href=\"" + PAGE + "/print\"", "href=\"/calendar\"");
        }
    }

    @Test
    void offersTheTimeZonesOfACountryThatHasSeveral() {
        String inSpain = agenda("PROPOSED", "\"PROPOSE\"", "").replace("\"timeZone\":\"Europe/Berlin\",\"timeZones\":[\"Europe/Berlin\"]",
                "\"timeZone\":\"Atlantic/Canary\",\"timeZones\":[\"Europe/Madrid\",\"Atlantic/Canary\"]");
        services.get(API, inSpain);
        services.on("PUT", API, _ -> Answer.ok(inSpain));

        assertThat(get(HANNA, PAGE).html()).contains("<option value=\"Europe/Madrid\">",
                "<option value=\"Atlantic/Canary\" selected=\"selected\">").doesNotContain("Europe/Berlin");
        assertThat(get(HANNA, PAGE).text()).contains("All times are in the time zone Atlantic/Canary.");
        post(HANNA, PAGE, "action", "save", "timeZone", "Europe/Madrid", "sessions[0].title", "Tour", "sessions[0].starts",
                "2024-03-04T09:00", "sessions[0].ends", "2024-03-04T12:00", "sessions[0].place", "Las Palmas");
        assertThat(services.asked("PUT", API).getFirst().body()).contains("\"timeZone\":\"Europe/Madrid\"");
        assertThat(post(HANNA, PAGE, "action", "add", "timeZone", "Europe/Madrid").html())
                .contains("<option value=\"Europe/Madrid\" selected=\"selected\">");
    }

    @Test
    void offersAllTimeZonesWhereThoseOfTheCountryAreNotKnownAndNoneWhereItHasOne() {
        assertThat(get(HANNA, PAGE).html()).doesNotContain("name=\"timeZone\"");
        services.get(API, agenda("PROPOSED", "\"PROPOSE\"", "").replace("\"timeZones\":[\"Europe/Berlin\"]", "\"timeZones\":[]"));

        assertThat(get(HANNA, PAGE).html()).contains("<option value=\"Asia/Tokyo\">", "<option value=\"Europe/Berlin\" selected");
    }

    @Test
    void namesTheFieldOfATimeZoneThatIsRefused() {
        services.get(API, agenda("PROPOSED", "\"PROPOSE\"", "").replace("\"timeZones\":[\"Europe/Berlin\"]", "\"timeZones\":[]"));
        services.on("PUT", API, _ -> Answer.problem(400, "invalid-value", "Not a zone.", "{\"code\":\"INVALID\",\"field\":\"timeZone\"}"));

        Shown refused = post(HANNA, PAGE, "action", "save", "timeZone", "Europe/Atlantis", "sessions[0].title", "Tour",
                "sessions[0].starts", "2024-03-04T09:00", "sessions[0].ends", "2024-03-04T12:00", "sessions[0].place", "Las Palmas");

        assertThat(refused.html()).contains("href=\"#agenda-timeZone\"", "id=\"agenda-timeZone\"");
    }

    @Test
    void listsAllVersionsOfTheAgendaToThoseWhoPrepareIt() {
        services.get(VERSIONS,
                """
                        {"items":[{"version":3,"state":"PROPOSED","inForce":false,"proposedBy":"<b>carmen","proposedAt":"2024-02-01T10:00:00Z","sessions":2,
                        "changeRequests":0},{"version":2,"state":"CONFIRMED","inForce":true,"sessions":1,"changeRequests":1}],"next":"2"}""");

        Shown page = get(HANNA, PAGE + "/versions");

        assertThat(get(HANNA, PAGE).html()).contains("href=\"" + PAGE + "/versions\"");
        assertThat(page.text()).contains("Version 3 Proposed by &lt;b&gt;carmen, ", " · 2 sessions",
                "Version 2 1 session · changes asked for in 1 session · in force");
        assertThat(page.html()).contains("href=\"" + PAGE + "/versions/3\"", "href=\"" + PAGE + "/versions?after=2\"")
                .doesNotContain("<b>carmen");
        assertThat(services.asked("GET", VERSIONS).getFirst().query("after")).isNull();
        assertThat(get(HANNA, PAGE + "/versions?after=2").status()).isEqualTo(200);
        assertThat(services.asked("GET", VERSIONS).getLast().query("after")).isEqualTo("2");
        assertThat(get(HANNA, PAGE + "/versions?after=0").status()).isEqualTo(404);
    }

    @Test
    void showsAVersionAndWhatChangedSinceAnother() {
        services.on("GET", VERSIONS, asked -> Answer.ok("{\"items\":[" + (asked.query("after") == null
                ? "{\"version\":3,\"state\":\"PROPOSED\",\"sessions\":2},{\"version\":2,\"state\":\"CONFIRMED\",\"sessions\":1},"
                : "") + "{\"version\":1,\"state\":\"PROPOSED\",\"sessions\":1}]}"));
        services.get(VERSIONS + "/2",
                """
                        {"xchangeId":"x","version":2,"state":"CHANGES_REQUESTED","inForce":true,"proposedBy":"carmen","proposedAt":"2024-02-01T10:00:00Z",
                        "timeZone":"Atlantic/Canary","sessions":[{"sessionId":"session-1","title":"Tour","starts":"2024-03-05T09:00",
                        "ends":"2024-03-05T12:00","place":"Schenefeld"}],"changeRequests":[{"sessionId":"session-1","wish":"Later"}],
                        "difference":{"fromVersion":1,"timeZoneBefore":"Europe/Madrid","sessions":[
                        {"change":"CHANGED","sessionId":"session-1","fields":["starts","ends","room"],
                        "before":{"sessionId":"session-1","title":"Tour","starts":"2024-03-04T09:00","ends":"2024-03-04T12:00","place":"S","room":"<i>A"},
                        "after":{"sessionId":"session-1","title":"Tour","starts":"2024-03-05T09:00","ends":"2024-03-05T12:00","place":"S"}},
                        {"change":"REMOVED","sessionId":"session-2","fields":[],
                        "before":{"sessionId":"session-2","title":"Dinner","starts":"2024-03-04T19:00","ends":"2024-03-04T21:00","place":"S"}}]}}""");

        Shown page = get(HANNA, PAGE + "/versions/2");

        assertThat(services.asked("GET", VERSIONS + "/2").getFirst().query("since")).isEqualTo("1");
        assertThat(page.text()).contains("Version 2", "Changes requested", "In force.", "What changed since version 1",
                "Time zone of all times Europe/Madrid Atlantic/Canary", "Tour Changed",
                "When Monday 4 March 2024 09:00–12:00 Tuesday 5 March 2024 09:00–12:00", "Dinner Removed Monday 4 March 2024 19:00–21:00",
                "The host wishes: Later");
        assertThat(page.html()).contains("<del>&lt;i&gt;A</del>", "<option value=\"1\" selected=\"selected\">Version 1</option>",
                "<option value=\"3\">").doesNotContain("<option value=\"2\"", "<i>A");
        get(HANNA, PAGE + "/versions/2?since=3");
        assertThat(services.asked("GET", VERSIONS + "/2").getLast().query("since")).isEqualTo("3");
    }

    @Test
    void hasNoPageOfAVersionThatThereIsNotOrThatIsNotOpen() {
        services.get(VERSIONS, "{\"items\":[]}");
        assertThat(get(HANNA, PAGE + "/versions").text()).contains("Nobody has proposed an agenda yet.");
        for (String version : new String[]{"4", "0", "-1", "9999999999", "x"}) {
            assertThat(get(HANNA, PAGE + "/versions/" + version).status()).as(version).isEqualTo(404);
        }
        services.on("GET", VERSIONS, _ -> Answer.problem(403, "forbidden", "Only the host."));

        assertThat(get(DAGNY, PAGE + "/versions").status()).isEqualTo(403);
        services.get(API, agenda("CONFIRMED", "", ""));
        assertThat(get(DAGNY, PAGE).html()).doesNotContain("/versions");
    }

    @Test
    void hasAPageToPrintDayByDay() {
        services.get(API, agenda("CONFIRMED", "", ""));

        assertThat(get(DAGNY, PAGE + "/print").text()).contains("Version 3, confirmed by the host.", "Monday 4 March 2024",
                "09:00–12:00 Lab tour Cryogenics Ada Lovelace Needed to be let in: Passport XHQ E1.173, Schenefeld");
    }

    @Test
    void hasNoPageToPrintWhereThereIsNoAgenda() {
        services.on("GET", API, _ -> Answer.problem(403, "forbidden", "This agenda is not open to you."));

        assertThat(get(DAGNY, PAGE + "/print").status()).isEqualTo(404);
    }

    @Test
    void escapesWhatASessionSays() {
        services.get(API, agenda("PROPOSED", "\"PROPOSE\",\"CONFIRM\",\"REQUEST_CHANGES\"", "").replace("Cryogenics", "<script>alert(1)")
                .replace("Passport", "<script>alert(2)")
                .replace("Lab tour", "<script>alert(3)"));

        for (String path : new String[]{PAGE, PAGE + "/print", "/xchanges/" + Story.XCHANGE}) {
            assertThat(get(HANNA, path).html()).as(path).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        }
    }

    @Test
    void showsTheAddressOfTheCalendarOnce() {
        services.get("/api/agreements/calendar-feeds", "{\"active\":false,\"organisations\":[]}");
        assertThat(get(DAGNY, "/calendar").text()).contains("Get an address").doesNotContain("Take the address back");
        services.on("POST", "/api/agreements/calendar-feeds",
                _ -> Answer.ok("{\"active\":true,\"organisations\":[\"bigscience-dk\"],\"url\":\"" + ADDRESS + "\"}"));

        Shown given = post(DAGNY, "/calendar");

        assertThat(given.html()).contains("value=\"" + ADDRESS + "\"", "href=\"" + ADDRESS.replace("http:", "webcal:") + "\"");
        services.get("/api/agreements/calendar-feeds", "{\"active\":true,\"organisations\":[\"bigscience-dk\"]}");
        assertThat(get(DAGNY, "/calendar").html()).contains("Take the address back", "Get a new address").doesNotContain("a-token");
    }

    @Test
    void takesTheAddressBack() {
        services.on("POST", "/api/agreements/calendar-feeds/revocation", _ -> Answer.ok("{\"active\":false,\"organisations\":[]}"));

        assertThat(post(DAGNY, "/calendar/revocation").location()).endsWith("/calendar?done=calendar-revoked");
    }

    @Test
    void offersNoCalendarToThoseOfNoOrganisation() {
        services.get("/api/agreements/calendar-feeds", "{\"active\":false,\"organisations\":[]}");

        assertThat(get(CARMEN, "/calendar").text()).contains("A calendar is for people of an organisation that hosts or visits.")
                .doesNotContain("Get an address");
    }

    private static String agenda(String state, String allowed, String wishes) {
        return """
                {"xchangeId":"%s","title":"%s","version":3,"state":"%s","confirmedVersion":null,"timeZone":"Europe/Berlin","timeZones":["Europe/Berlin"],"allowed":[%s],
                "changeRequests":[%s],"checks":{"workingDays":1,"workingDaysOfPeriod":5,"warnings":[
                {"code":"OVERLAP","sessionIds":["session-1","session-2"],"day":"2024-03-04"},
                {"code":"DAY_WITHOUT_SESSION","sessionIds":[],"day":"2024-03-05","lastDay":"2024-03-08"},
                {"code":"CAPACITY_TOO_SMALL","sessionIds":["session-1"],"day":"2024-03-04","found":"12","required":"13"}]},
                "sessions":[{"sessionId":"session-1","title":"Lab tour","topic":"Cryogenics","starts":"2024-03-04T09:00","ends":"2024-03-04T12:00",
                "place":"Schenefeld","room":"XHQ E1.173","speaker":"Ada Lovelace","capacity":12,"siteAccess":"Passport"},
                {"sessionId":"session-2","title":"Talk","starts":"2024-03-04T11:00","ends":"2024-03-04T12:00","place":"Schenefeld"}]}"""
                .formatted(Story.XCHANGE, Story.TITLE, state, allowed, wishes);
    }
}
