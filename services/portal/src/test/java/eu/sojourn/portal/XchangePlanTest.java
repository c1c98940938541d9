package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.Test;

/** Planning an Xchange, changing it once its effects were seen, and calling it off. */
class XchangePlanTest extends PortalTest {

    private static final String PAGE = "/xchanges/" + Story.XCHANGE;
    private static final String API = "/api/registration/xchanges/" + Story.XCHANGE;
    private static final String CHANGED = """
            {"visitsAffected":2,"warnings":[%s],"visitChanges":[{"visitId":"visit-dagny","visitingOrganisationId":"bigscience-dk","state":"APPROVED",
            "previousFirstDay":"2024-03-04","previousLastDay":"2024-03-08","firstDay":"2024-04-02","lastDay":"2024-04-03",
            "previousLumpSum":{"amount":"830.00","currency":"EUR"},"lumpSum":{"amount":"415.00","currency":"EUR"},
            "reasons":[{"code":"TOO_SHORT","rule":1,"found":"2 working days","required":"at least 3","message":"The stay has to last at least 3 working days."}]}]}""";

    @Test
    void asksForLittleFirstAndOffersTheRest() {
        Shown page = get(CARMEN, "/xchanges/new");

        assertThat(page.html())
                .containsSubsequence("name=\"title\"", "name=\"firstDay\"", "name=\"capacity\"", "<details", "linkedEvent.name",
                        "<details", "name=\"purposes\"", "name=\"travelDays\"")
                .doesNotContainPattern("<details open");
        assertThat(page.text()).contains("Like an earlier one", Story.TITLE + ", 4–8 March 2024");
    }

    @Test
    void plansAnotherOneLikeTheLastButForItsDates() {
        Story.xchanges(services, Story.richXchange("COMPLETED"));

        Shown page = get(CARMEN, "/xchanges/new?like=" + Story.XCHANGE);

        assertThat(page.html()).contains("value=\"" + Story.TITLE + "\"", "Three days in the experiment hall.</textarea>",
                "value=\"detectors, vacuum technology\"", "value=\"Schenefeld\"")
                .containsPattern("value=\"FIND_SUPPLIERS\"[^>]* checked")
                .doesNotContain("2024-03-04\"", "LASER World");
    }

    @Test
    void sendsAllThatIsPlanned() {
        services.on("POST", "/api/registration/xchanges", _ -> new Answer(201, Story.xchange("new-one", "Vacuum days", "DRAFT", 0)));

        Shown sent = post(CARMEN, "/xchanges", "then", "draft", "programmeId", "biginn", "title", "Vacuum days", "hostOrganisationId",
                "european-xfel", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04", "lastDay", "2024-03-08", "capacity", "6",
                "travelDays", "2", "purposes", "FIND_SUPPLIERS", "purposes", "JOINT_PROJECTS", "sectors", "detectors, vacuum technology;",
                "linkedEvent.name", "LASER", "linkedEvent.kind", "FAIR", "linkedEvent.firstDay", "2024-03-06", "linkedEvent.lastDay",
                "2024-03-09");

        assertThat(sent.location()).endsWith("/xchanges/new-one?done=xchange-created");
        assertThat(services.asked("POST", "/api/registration/xchanges").getFirst().body()).contains("\"travelDays\":2",
                "\"purposes\":[\"FIND_SUPPLIERS\",\"JOINT_PROJECTS\"]", "\"sectors\":[\"detectors\",\"vacuum technology\"]",
                "\"name\":\"LASER\"", "\"activityTypes\":[]");
    }

    @Test
    void sendsNoEventWhereOnlyItsKindIsChosenAndAsksForTheRestOfOneThatIsNamed() {
        services.on("POST", "/api/registration/xchanges", _ -> new Answer(201, Story.xchange("new-one", "Vacuum days", "DRAFT", 0)));
        String[] plan = {"then", "draft", "programmeId", "biginn", "title", "Vacuum days", "hostOrganisationId", "european-xfel", "format",
                "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04", "lastDay", "2024-03-08", "capacity", "6", "linkedEvent.kind", "FAIR",
                "linkedEvent.name", ""};

        post(CARMEN, "/xchanges", plan);
        plan[plan.length - 1] = "LASER";
        Shown page = post(CARMEN, "/xchanges", plan);

        assertThat(services.asked("POST", "/api/registration/xchanges")).singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("\"linkedEvent\":null"));
        assertThat(page.html()).contains("href=\"#xchange-linkedEvent.firstDay\"", "id=\"xchange-linkedEvent.firstDay\"")
                .containsPattern("<details open");
    }

    @Test
    void warnsWhileTheFormIsFilledAndSavesNothing() {
        services.on("POST", "/api/registration/xchanges/preview", _ -> Answer.ok("{\"warnings\":[" + Story.warning() + "]}"));

        Shown page = post(CARMEN, "/xchanges", "then", "check", "programmeId", "biginn", "title", "", "hostOrganisationId", "european-xfel",
                "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04", "lastDay", "2024-03-08");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Worth a second thought", "Executives rarely give 5 working days", "Rule 14");
        assertThat(page.html()).contains("value=\"2024-03-08\"");
        assertThat(services.asked("POST", "/api/registration/xchanges")).isEmpty();
    }

    @Test
    void showsWhatAChangeDoesBeforeItIsSaved() {
        services.on("POST", API + "/changes/preview", _ -> Answer.ok(CHANGED.formatted(Story.warning())));

        Shown page = post(CARMEN, PAGE + "/change", "_key", "key-of-the-change", "then", "preview", "programmeId", "biginn", "title",
                "Detectors", "hostOrganisationId", "european-xfel", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-04-02",
                "lastDay", "2024-04-03", "capacity", "6", "purposes", "FIND_SUPPLIERS", "purposes", "BENCHMARKING");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("2 visits follow", "BigScience.dk", "4–8 March 2024 → 2–3 April 2024",
                "Lump sum: 830 EUR → 415 EUR", "at least 3 working days", "Worth a second thought", "… and 1 more.", "Save the change");
        assertThat(page.html()).contains("type=\"hidden\" name=\"firstDay\" value=\"2024-04-02\"",
                "name=\"purposes\" value=\"FIND_SUPPLIERS\"", "name=\"purposes\" value=\"BENCHMARKING\"");
        assertThat(services.asked("PUT", API)).isEmpty();
    }

    @Test
    void savesWhatWasConfirmed() {
        services.on("PUT", API, _ -> Answer.ok(CHANGED.formatted("")));

        Shown sent = post(CARMEN, PAGE + "/change", "_key", "key-of-the-change", "then", "save", "programmeId", "biginn", "title",
                "Detectors", "hostOrganisationId", "european-xfel", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-04-02",
                "lastDay", "2024-04-03", "capacity", "6");

        assertThat(sent.location()).endsWith(PAGE + "?done=xchange-changed");
        assertThat(services.asked("PUT", API).getFirst().headers().get("idempotency-key")).isEqualTo("key-of-the-change");
    }

    @Test
    void keepsWhatWasTypedWhenAChangeIsRefused() {
        services.on("POST", API + "/changes/preview", _ -> Answer.problem(422, "refused", "Refused.",
                "{\"code\":\"CAPACITY_BELOW_PLACES_TAKEN\",\"field\":\"capacity\",\"found\":\"1\",\"required\":\"at least 3\",\"message\":\"3 visits have a place already.\"}"));

        Shown page = post(CARMEN, PAGE + "/change", "then", "preview", "programmeId", "biginn", "title", "Detectors", "hostOrganisationId",
                "european-xfel", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04", "lastDay", "2024-03-08", "capacity", "1");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("3 visits have a place already.", "See what changes");
        assertThat(page.html()).contains("href=\"#xchange-capacity\"").containsPattern("name=\"capacity\"[^>]*value=\"1\"");
    }

    @Test
    void showsWhatIsFixedOnceOpenAndAsksForTheRest() {
        Story.xchanges(services, Story.richXchange("OPEN"));

        Shown page = get(CARMEN, PAGE + "/change");

        assertThat(page.text()).contains("Fixed since it is open: European XFEL, Group, On site.", "See what changes");
        assertThat(page.html()).contains("type=\"hidden\" name=\"hostOrganisationId\" value=\"european-xfel\"",
                "value=\"LASER World of Photonics\"").doesNotContain("<select id=\"xchange-hostOrganisationId\"", "type=\"radio\"");
    }

    @Test
    void savesADraftAtOnce() {
        Story.xchanges(services, Story.richXchange("DRAFT"));

        assertThat(get(CARMEN, PAGE + "/change").html()).contains("name=\"then\" value=\"save\"").doesNotContain("value=\"preview\"");
    }

    @Test
    void showsAllThatIsPlanned() {
        Story.xchanges(services, Story.richXchange("OPEN"));

        Shown page = get(DAGNY, PAGE);

        assertThat(page.text()).contains("Three days in the experiment hall.", "Find suppliers, Joint projects", "Site visit",
                "5 working days, 2 travel days beside", "LASER World of Photonics", "6–9 March 2024", "Schenefeld",
                "detectors, vacuum technology").doesNotContain("Cancel this Xchange", "Change it");
        assertThat(page.html()).contains("href=\"https://www.world-of-photonics.com\"");
    }

    @Test
    void warnsCoordinatorsOnlyOnThePageToo() {
        Story.xchanges(services, Story.xchange(Story.XCHANGE, Story.TITLE, "OPEN", 2)
                .replace("\"warnings\":[]",
                        "\"warnings\":[" + Story.warning() + "]"));

        assertThat(get(CARMEN, PAGE).text()).contains("Worth a second thought", "Change it", "Another one like it");
        assertThat(get(DAGNY, PAGE).text()).doesNotContain("Worth a second thought");
    }

    @Test
    void cancelsWithReasonsWhichThePageShows() {
        services.on("POST", API + "/cancellation", _ -> Answer.ok(Story.richXchange("CANCELLED")));

        Shown refused = post(CARMEN, PAGE + "/cancellation", "reasons", " ");
        Shown sent = post(CARMEN, PAGE + "/cancellation", "reasons", "The beam is off that week.");
        Story.xchanges(services, Story.richXchange("CANCELLED"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("href=\"#cancellation-reasons\"");
        assertThat(sent.location()).endsWith(PAGE + "?done=xchange-cancelled");
        assertThat(services.asked("POST", API + "/cancellation").getFirst().body())
                .isEqualTo("{\"reasons\":[\"The beam is off that week.\"]}");
        assertThat(get(CARMEN, PAGE).text()).contains("Why it was cancelled", "The beam is off that week.")
                .doesNotContain("Change it", "Cancel for good");
    }

    @Test
    void isForCoordinators() {
        assertThat(get(DAGNY, "/xchanges/new").status()).isEqualTo(403);
        assertThat(get(DAGNY, PAGE + "/change").status()).isEqualTo(403);
    }
}
