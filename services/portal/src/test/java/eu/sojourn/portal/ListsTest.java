package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.GUSTAV;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.Test;

/** Lists that can be filtered, sorted, paged, saved and taken away as files; and the catalogue of where to go. */
class ListsTest extends PortalTest {

    @Test
    void asksForWhatTheAddressSays() {
        Shown page = get(CARMEN, "/visits?state=REPORTED&hostCountry=DE&from=2024-01-01&sort=submittedOn&password=x&visitingCountry=");

        var asked = services.asked("GET", "/api/registration/visits").getFirst();
        assertThat(asked.query()).containsEntry("state", "REPORTED")
                .containsEntry("hostCountry", "DE")
                .containsEntry("from", "2024-01-01")
                .containsEntry("sort", "submittedOn")
                .doesNotContainKeys("password", "visitingCountry", "after");
        assertThat(page.html()).contains("<option value=\"DE\" selected=\"selected\">Germany</option>", "value=\"2024-01-01\"");
    }

    @Test
    void sortsByAColumnAndTheOtherWayWhenAskedAgain() {
        assertThat(get(CARMEN, "/visits?hostCountry=DE").html()).contains("aria-sort=\"descending\"",
                "href=\"/visits?hostCountry=DE&amp;sort=firstDay\"");
        assertThat(get(CARMEN, "/visits?hostCountry=DE&sort=firstDay").html()).contains("aria-sort=\"ascending\"",
                "href=\"/visits?hostCountry=DE&amp;sort=-firstDay\"");
    }

    @Test
    void leadsToTheNextPageAndBackToTheOneBefore() {
        services.get("/api/registration/visits", Story.page(Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false))
                .replaceFirst("\"next\":null", "\"next\":\"CURSOR+2\""));

        Shown first = get(CARMEN, "/visits?state=SUBMITTED");
        Shown second = get(CARMEN, "/visits?state=SUBMITTED&after=CURSOR-1&back=-");

        assertThat(first.html()).contains("href=\"/visits?state=SUBMITTED&amp;after=CURSOR%2B2&amp;back=-\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(second.html()).contains("rel=\"prev\" href=\"/visits?state=SUBMITTED\"",
                "href=\"/visits?state=SUBMITTED&amp;after=CURSOR%2B2&amp;back=-&amp;back=CURSOR-1\"");
        assertThat(services.asked("GET", "/api/registration/visits").getLast().query("after")).isEqualTo("CURSOR-1");
    }

    @Test
    void offersTheSameListAsFiles() {
        assertThat(get(CARMEN, "/visits?state=SUBMITTED&state=WAITLISTED&sort=submittedOn").html()).contains(
                "href=\"/api/registration/visits/export?state=SUBMITTED&amp;state=WAITLISTED&amp;sort=submittedOn&amp;format=csv\"",
                "href=\"/api/registration/visits/export?state=SUBMITTED&amp;state=WAITLISTED&amp;sort=submittedOn&amp;format=xlsx\"");
    }

    @Test
    void showsWhatIsWrongWithAFilterAtItsField() {
        services.on("GET", "/api/registration/visits", _ -> Answer.problem(400, "invalid-input", "to must not be before from.",
                "{\"code\":\"INVALID\",\"field\":\"to\",\"message\":\"to must not be before from\"}"));

        Shown page = get(CARMEN, "/visits?from=2024-03-02&to=2024-03-01");

        assertThat(page.text()).contains("to must not be before from");
        assertThat(page.html()).contains("href=\"#filter-to\"", "value=\"2024-03-02\"");
    }

    @Test
    void saysThatThereMayBeMoreWhereNothingWasFoundSoFar() {
        services.get("/api/registration/visits", "{\"items\":[],\"next\":\"further\"}");

        assertThat(get(CARMEN, "/visits?visitingCountry=MT").text()).contains("Go on with the next page.", "Next page")
                .doesNotContain("Nothing in this list fits");
    }

    @Test
    void showsEverybodyFirstTheXchangesThatConcernThem() {
        get(CARMEN, "/xchanges");
        get(DAGNY, "/xchanges");
        get(HANNA, "/xchanges");
        get(DAGNY, "/xchanges?all=yes");

        var asked = services.asked("GET", "/api/registration/xchanges");
        assertThat(asked.get(0).query()).containsEntry("programmeId", "biginn");
        assertThat(asked.get(1).query()).containsEntry("state", "OPEN");
        assertThat(asked.get(2).query()).containsEntry("hostOrganisationId", "european-xfel");
        assertThat(asked.get(3).query()).containsOnlyKeys("limit");
    }

    @Test
    void savesWhatIsShownAsAView() {
        services.on("POST", "/api/registration/views", _ -> new Answer(201, Story.view("view-1", "To decide")));
        Shown page = get(CARMEN, "/visits?state=SUBMITTED&hostCountry=DE&sort=submittedOn");

        Shown sent = post(CARMEN, "/views", "_csrf", CSRF, "_key", page.key("/views"), "list", "VISITS", "address",
                "/visits?state=SUBMITTED&hostCountry=DE&sort=submittedOn", "name", "To decide");

        assertThat(sent.location()).endsWith("/visits?state=SUBMITTED&hostCountry=DE&sort=submittedOn&done=view-saved");
        var body = services.asked("POST", "/api/registration/views").getFirst().body();
        assertThat(body).contains("\"name\":\"To decide\"", "\"list\":\"VISITS\"", "\"sort\":\"submittedOn\"", "\"state\":[\"SUBMITTED\"]",
                "\"hostCountry\":[\"DE\"]");
    }

    @Test
    void keepsTheNameThatWasTypedWhenItIsTaken() {
        services.on("POST", "/api/registration/views", _ -> Answer.problem(409, "conflict", "Taken.",
                "{\"code\":\"NAME_TAKEN\",\"field\":\"name\",\"message\":\"You have a view named To decide already.\"}"));

        Shown page = post(CARMEN, "/views", "list", "VISITS", "address", "/visits?state=SUBMITTED", "name", "To decide");

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("You have a view named To decide already.");
        assertThat(page.html()).contains("value=\"To decide\"");
    }

    @Test
    void opensRenamesAndDeletesSavedViews() {
        services.get("/api/registration/views", Story.page(Story.view("view-1", "To decide")));
        services.on("PUT", "/api/registration/views/view-1", _ -> Answer.ok(Story.view("view-1", "Undecided")));
        services.on("DELETE", "/api/registration/views/view-1", _ -> new Answer(204, ""));

        Shown page = get(CARMEN, "/visits");
        Shown renamed = post(CARMEN, "/views/view-1/name", "list", "VISITS", "address", "/visits", "name", "Undecided");
        Shown deleted = post(CARMEN, "/views/view-1/deletion", "list", "VISITS", "address", "/visits");

        assertThat(page.html()).contains(">To decide</a>")
                .containsPattern(
                        "href=\"/visits\\?(state=SUBMITTED&amp;state=WAITLISTED&amp;hostCountry=DE|hostCountry=DE&amp;state=SUBMITTED&amp;state=WAITLISTED)&amp;sort=submittedOn\"");
        assertThat(renamed.location()).endsWith("/visits?done=view-renamed");
        assertThat(services.asked("PUT", "/api/registration/views/view-1").getFirst().body()).contains("\"name\":\"Undecided\"",
                "\"SUBMITTED\"");
        assertThat(deleted.location()).endsWith("/visits?done=view-deleted");
        assertThat(services.asked("DELETE", "/api/registration/views/view-1")).hasSize(1);
    }

    @Test
    void neverLeadsElsewhereThanToALists() {
        services.on("POST", "/api/registration/views", _ -> new Answer(201, Story.view("view-1", "x")));

        Shown sent = post(CARMEN, "/views", "list", "VISITS", "address", "https://elsewhere.example/?state=SUBMITTED", "name", "x");

        assertThat(sent.location()).endsWith("/visits?state=SUBMITTED&done=view-saved").doesNotContain("elsewhere");
        assertThat(post(CARMEN, "/views", "list", "PEOPLE", "address", "/visits", "name", "x").status()).isEqualTo(404);
    }

    @Test
    void listsWithoutViewsWhenTheyCannotBeHad() {
        services.on("GET", "/api/registration/views", _ -> Answer.problem(403, "forbidden", "No."));

        assertThat(get(CARMEN, "/visits").text()).contains(Story.TITLE);
    }

    @Test
    void proposesWhereToGoWithTheReasons() {
        Shown page = get(DAGNY, "/catalogue?countries=DE&from=2024-03-01");

        assertThat(services.asked("GET", "/api/registration/catalogue").getFirst().query()).containsEntry("organisationId", "bigscience-dk")
                .containsEntry("countries", "DE")
                .containsEntry("from", "2024-03-01");
        assertThat(page.text()).contains("Open Xchanges for BigScience.dk", Story.TITLE, "50 of 100 points", "3 places left",
                "It is about your sectors detectors, vacuum. (28 of 35)", "Lump sum for this visit: 830 EUR",
                "Organisations that would host",
                "INEUSTAR", "Not possible now: 1", "All 6 places are taken.");
        assertThat(page.html()).contains("href=\"/xchanges/" + Story.XCHANGE + "?organisationId=bigscience-dk#application\"");
    }

    @Test
    void letsCoordinatorsChooseForWhom() {
        Shown blank = get(CARMEN, "/catalogue");
        Shown chosen = get(CARMEN, "/catalogue?organisationId=litek");

        assertThat(blank.text()).contains("Choose an organisation to see what suits it.", "LITEK (Lithuania)");
        assertThat(chosen.html()).contains("/xchanges/" + Story.XCHANGE + "/visits/new?organisationId=litek");
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        services.on("GET", "/api/registration/catalogue", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"to\",\"message\":\"to must not be before from\"}"));

        assertThat(get(GUSTAV, "/catalogue?from=2024-03-02&to=2024-03-01").text()).contains("to must not be before from");
    }
}
