package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Activities: planned against done, and what a coordinator does with each. */
class ActivitiesTest extends PortalTest {
    private static final String API = "/api/kpis/programmes/biginn/activities";
    private static final String PAGE = "/kpis/biginn/activities";

    @BeforeEach
    void activities() {
        services.get(API, Story.page(one("gdpr", "GDPR training", "2023-03", "DONE", "\"2023-03-14\"", "23"),
                one("gold", "Going for Gold", "2023-06-15", "PLANNED", "null", "null"),
                one("fair", "Fair of labels", "2099-06", "PLANNED", "null", "null"),
                one("off", "Benchmarking", "2023-10", "CANCELLED", "null", "null")));
        services.get(API + "/gdpr", one("gdpr", "GDPR training", "2023-03", "DONE", "\"2023-03-14\"", "23"));
        services.get(API + "/gold", one("gold", "Going for Gold", "2023-06-15", "PLANNED", "null", "null"));
        services.get(API + "/progress",
                """
                        {"rows":[{"kind":"CAPACITY_BUILDING","quarter":"2023-Q1","planned":1,"done":1,"cancelled":0,"expectedParticipants":20,"actualParticipants":23},
                        {"kind":"CAPACITY_BUILDING","quarter":"2023-Q2","planned":1,"done":0,"cancelled":0,"expectedParticipants":20,"actualParticipants":0}]}""");
    }

    private static String one(String id, String title, String plannedOn, String state, String doneOn, String participants) {
        return """
                {"id":"%s","programmeId":"biginn","partnershipId":"biginn","kind":"CAPACITY_BUILDING","title":"%s","type":"peer-learning","plannedOn":"%s","lead":"litek","expectedParticipants":20,
                "doneOn":%s,"actualParticipants":%s,"mode":"IN_PERSON","state":"%s","version":2}"""
                .formatted(id, title, plannedOn, doneOn, participants, state);
    }

    @Test
    void setsWhatWasDoneAgainstWhatWasPlanned() {
        Shown page = get(CARMEN, PAGE);

        assertThat(page.text()).contains("Planned Done Participants expected Participants Q1 2023 1 1 20 23 Q2 2023 1 0 20 0",
                "GDPR training Mar 2023 · Capacity building · peer learning · In person · Led by LITEK 23 of 20 expected · held on 14 March 2023",
                "15 June 2023", "20 expected · Its time has gone by");
        assertThat(page.html()).doesNotContain(PAGE + "/off/", PAGE + "/gdpr/done", PAGE + "/gold/removal");
    }

    @Test
    void plansOneAsPeopleWriteIt() {
        services.on("POST", API, _ -> new Answer(201, one("new", "x", "2027-03", "PLANNED", "null", "null")));
        String key = get(CARMEN, PAGE).key(PAGE);

        Shown planned = post(CARMEN, PAGE, "_key", key, "kind", "DISSEMINATION", "title", "News of the year", "type", "Peer learning ",
                "plannedOn",
                "2027-03", "lead", "litek", "expectedParticipants", "40", "mode", "ONLINE");

        assertThat(planned.location()).endsWith(PAGE + "?done=activity-planned");
        var sent = services.asked("POST", API).getFirst();
        assertThat(sent.headers()).containsEntry("idempotency-key", key);
        assertThat(JsonMapper.shared().readTree(sent.body())).isEqualTo(JsonMapper.shared()
                .readTree(
                        """
                                {"kind":"DISSEMINATION","title":"News of the year","type":"peer-learning","plannedOn":"2027-03","lead":"litek","mode":"ONLINE","expectedParticipants":40}"""));
    }

    @Test
    void keepsWhatWasTypedWhereSomethingIsWrong() {
        services.on("POST", API, _ -> Answer.problem(400, "invalid-input", "No.",
                "{\"code\":\"INVALID\",\"field\":\"plannedOn\",\"message\":\"must be a day or a month\"}"));

        Shown empty = post(CARMEN, PAGE, "title", "News", "expectedParticipants", "some");
        Shown undated = post(CARMEN, PAGE, "kind", "DISSEMINATION", "title", "News", "type", "x", "plannedOn", "soon", "lead", "litek",
                "mode",
                "ONLINE");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.html()).contains("href=\"#activity-kind\"", "href=\"#activity-plannedOn\"",
                "href=\"#activity-expectedParticipants\"",
                "value=\"News\"");
        assertThat(undated.text()).contains("must be a day or a month");
        assertThat(undated.html()).contains("value=\"soon\"");
    }

    @Test
    void notesThatOneHasTakenPlaceAndWithHowMany() {
        services.on("POST", API + "/gold/done", asked -> asked.body().contains("2099")
                ? Answer.problem(422, "refused", "No.",
                        "{\"code\":\"IN_FUTURE\",\"field\":\"doneOn\",\"message\":\"doneOn is in the future.\"}")
                : Answer.ok(one("gold", "x", "2023-06", "DONE", "\"2023-06-15\"", "9")));

        Shown done = post(CARMEN, PAGE + "/gold/done", ".version", "\"2\"", "doneOn", "2023-06-15", "actualParticipants", "9");
        Shown early = post(CARMEN, PAGE + "/gold/done", ".version", "\"2\"", "doneOn", "2099-06-15", "actualParticipants", "9");

        assertThat(done.location()).endsWith("?done=activity-done");
        var sent = services.asked("POST", API + "/gold/done").getFirst();
        assertThat(sent.headers()).containsEntry("if-match", "\"2\"");
        assertThat(sent.body()).contains("\"doneOn\":\"2023-06-15\"", "\"actualParticipants\":9");
        assertThat(early.text()).contains("Is in the future.").doesNotContain("doneOn");
        assertThat(early.html()).contains("value=\"2099-06-15\"")
                .containsPattern("<details[^>]*open=\"open\"[^>]*><summary[^>]*Going for Gold");
    }

    @Test
    void correctsWhatIsDoneWithWhatCameOfIt() {
        services.on("PUT", API + "/gdpr", _ -> Answer.ok(one("gdpr", "x", "2023-03", "DONE", "\"2023-03-14\"", "24")));

        Shown form = get(CARMEN, PAGE + "?change=gdpr");
        Shown corrected = post(CARMEN, PAGE + "/gdpr", ".version", "\"2\"", "kind", "CAPACITY_BUILDING", "title", "GDPR training", "type",
                "peer-learning", "plannedOn", "2023-03", "lead", "litek", "expectedParticipants", "20", "mode", "IN_PERSON", "doneOn",
                "2023-03-14",
                "actualParticipants", "24");

        assertThat(form.html()).contains("action=\"/kpis/biginn/activities/gdpr\"", "value=\"23\"", "value=\"2023-03-14\"",
                "name=\".version\" value=\"&quot;2&quot;\"");
        assertThat(corrected.location()).endsWith("?done=activity-changed");
        assertThat(services.asked("PUT", API + "/gdpr").getFirst().body()).contains("\"actualParticipants\":24",
                "\"doneOn\":\"2023-03-14\"");
    }

    @Test
    void cancelsOneAndTakesOutAnother() {
        services.on("POST", API + "/gold/cancel", _ -> Answer.problem(412, "stale", "Changed meanwhile."));
        services.on("DELETE", API + "/gdpr", _ -> new Answer(204, ""));

        Shown stale = post(CARMEN, PAGE + "/gold/cancel", ".version", "\"1\"");
        Shown out = post(CARMEN, PAGE + "/gdpr/removal", ".version", "\"2\"");

        assertThat(stale.text()).contains("Somebody has changed this activity meanwhile.");
        assertThat(out.location()).endsWith("?done=activity-removal");
        assertThat(services.asked("DELETE", API + "/gdpr")).hasSize(1);
        assertThat(post(CARMEN, PAGE + "/gdpr/explosion").status()).isEqualTo(404);
    }

    @Test
    void offersNoFormToThoseWhoOnlyRead() {
        assertThat(get(new StubIdentity.Someone("ada", "Ada Novak", "auditor", "", "", ""), PAGE).html()).contains("GDPR training")
                .doesNotContain("action=\"" + PAGE);
        services.on("POST", API, _ -> Answer.problem(403, "forbidden", "Not yours."));
        assertThat(post(DAGNY, PAGE, "kind", "DISSEMINATION", "title", "News", "type", "x", "plannedOn", "2027-01", "lead", "litek", "mode",
                "ONLINE")
                .status()).isEqualTo(403);
    }
}
