package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** Declaring agreements and following them up, signed in and behind a link. */
@ExtendWith(OutputCaptureExtension.class)
class DeclarationPagesTest extends PortalTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
    private static final String TOKEN = "declaration-1." + SECRET;
    private static final String PAGE = "/declared/" + TOKEN;
    private static final String LINKED = "/api/questionnaires/linked/declaration";
    private static final String SIGNED_IN = "/api/questionnaires/declarations/visit-dagny";

    @Test
    void asksAgainByOneTap(CapturedOutput logged) {
        services.get(LINKED, declaration("3", "\"DECLARE\",\"CONFIRM\""));
        services.on("POST", LINKED + "/confirmation", _ -> Answer.ok("{}"));

        Shown page = get(null, PAGE);

        assertThat(page.text()).contains("3 months later: has anything changed?", "Research with LITEK", "Under discussion",
                "Nothing has changed");
        assertThat(page.html()).doesNotContain("hx-get", "hx-post");
        assertThat(page.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(post("/confirmation", "x=y").location()).endsWith(PAGE + "?done=declaration-confirmed");
        assertThat(services.asked("POST", LINKED + "/confirmation").getFirst().headers()).containsEntry("sojourn-link", TOKEN)
                .doesNotContainKey("authorization");
        assertThat(logged.getAll()).doesNotContain(SECRET);
    }

    @Test
    void tellsWhatChangedAndKeepsWhoIsKnown() {
        services.get(SIGNED_IN, declaration("null", "\"DECLARE\""));
        services.on("PUT", SIGNED_IN, _ -> Answer.ok("{}"));

        Shown sent = post(DAGNY, "/declarations/visit-dagny", "agreements[0].agreementId", "agreement-1",
                "agreements[0].counterparty.organisationId",
                "litek", "agreements[0].known", "LITEK", "agreements[0].counterparty.name", "LITEK", "agreements[0].kind", "RESEARCH",
                "agreements[0].status", "SIGNED", "agreements[0].valueBand", "10K_50K", "agreements[1].counterparty.name", "Somebody",
                "agreements[1].counterparty.country", "DE", "agreements[1].kind", "LICENCE", "agreements[1].status", "UNDER_DISCUSSION",
                "agreements[2].status", "UNDER_DISCUSSION", ".version", "\"4\"");

        assertThat(sent.location()).endsWith("?done=declared");
        var asked = services.asked("PUT", SIGNED_IN).getFirst();
        assertThat(JsonMapper.shared().readTree(asked.body())).isEqualTo(JsonMapper.shared()
                .readTree(
                        """
                                {"agreements":[{"agreementId":"agreement-1","kind":"RESEARCH","counterparty":{"organisationId":"litek","name":null,"country":null},
                                "valueBand":"10K_50K","status":"SIGNED"},{"agreementId":null,"kind":"LICENCE","counterparty":{"organisationId":null,"name":"Somebody",
                                "country":"DE"},"valueBand":null,"status":"UNDER_DISCUSSION"}]}"""));
        assertThat(asked.headers()).containsEntry("if-match", "\"4\"");
    }

    @Test
    void addsAndTakesOutRowsWithoutJavaScriptAndSaysNothing() {
        services.get(SIGNED_IN, declaration("null", "\"DECLARE\""));
        String[] row = {"agreements[0].kind", "LICENCE", "agreements[0].counterparty.name", "First", "agreements[1].kind", "OTHER",
                "agreements[1].counterparty.name",
                "Second"};

        Shown more = post(DAGNY, "/declarations/visit-dagny", plus(row, ".action", "add"));
        Shown fewer = post(DAGNY, "/declarations/visit-dagny", plus(row, ".action", "drop:0"));

        assertThat(more.html()).contains("name=\"agreements[2].kind\"", "value=\"First\"");
        assertThat(fewer.html()).contains("value=\"Second\"").doesNotContain("value=\"First\"", "name=\"agreements[1].kind\"");
        assertThat(services.asked("PUT", SIGNED_IN)).isEmpty();
    }

    /** Else the list without what a colleague has declared meanwhile would take the place of theirs. */
    @Test
    void keepsTheVersionThatWasSeenUntilItTellsOfAConflict() {
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"5\"", declaration("null", "\"DECLARE\"")));
        services.on("PUT", SIGNED_IN, asked -> asked.body().contains("Late")
                ? Answer.problem(412, "stale-version", "Stale.")
                : Answer.problem(400, "invalid-input", "Wrong."));
        String[] faulty = plus(row("Somebody"), ".version", "\"4\"");

        for (String[] sent : new String[][]{faulty, plus(faulty, ".action", "add"), plus(faulty, ".action", "drop:0"),
                {"agreements[0].counterparty.name", "Incomplete", ".version", "\"4\""}}) {
            assertThat(post(DAGNY, "/declarations/visit-dagny", sent).html()).as(String.join(" ", sent))
                    .contains("name=\".version\" value=\"&quot;4&quot;\"");
        }
        assertThat(post(DAGNY, "/declarations/visit-dagny", plus(row("Late"), ".version", "\"4\"")).html())
                .contains("name=\".version\" value=\"&quot;5&quot;\"");
    }

    @Test
    void showsFaultsAtTheirPlacesAndWhatOthersHaveSaidMeanwhile() {
        services.get(SIGNED_IN, declaration("null", "\"DECLARE\""));
        services.on("PUT", SIGNED_IN, asked -> asked.body().contains("Late")
                ? Answer.problem(412, "stale-version", "Stale.")
                : Answer.problem(400, "invalid-input", "Wrong.",
                        "{\"code\":\"INVALID\",\"field\":\"agreements[0].counterparty.name\",\"message\":\"A name of letters is needed\"}"));

        Shown incomplete = post(DAGNY, "/declarations/visit-dagny", "agreements[0].counterparty.name", "Somebody");
        Shown faulty = post(DAGNY, "/declarations/visit-dagny", row("Somebody"));
        Shown stale = post(DAGNY, "/declarations/visit-dagny", row("Late"));

        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.html())
                .contains("id=\"declaration-agreements[0].kind-fault0\"", "id=\"declaration-agreements[0].status-fault0\"",
                        "value=\"Somebody\"")
                .doesNotContain("name-fault0");

        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.html()).containsPattern(
                "(?s)<details class=\"editor\" open.*counterparty.name-fault0.*A name of letters is needed.*value=\"Somebody\"");
        assertThat(stale.text()).contains("changed meanwhile", "Research with LITEK");
        assertThat(stale.html()).contains("value=\"Late\"");
    }

    @Test
    void showsCoordinatorsTheLinkOnceAndSaysWhyALinkOpensNothing() {
        services.get(SIGNED_IN, declaration("null", "\"LINK\""));
        services.get(SIGNED_IN + "/link", "{\"link\":\"https://sojourn.example/declared/" + TOKEN + "\"}");
        services.on("GET", LINKED, _ -> Answer.problem(410, "gone", "The link was taken back."));

        assertThat(get(CARMEN, "/declarations/visit-dagny?organisationId=bigscience-dk").html()).doesNotContain(SECRET);
        assertThat(post(CARMEN, "/declarations/visit-dagny/link?organisationId=bigscience-dk").html()).contains(SECRET);
        assertThat(services.asked("GET", SIGNED_IN + "/link").getFirst().query()).containsEntry("organisationId", "bigscience-dk");
        assertThat(get(null, PAGE).status()).isEqualTo(410);
        assertThat(get(null, PAGE).text()).contains("The link was taken back.");
    }

    @Test
    void letsCoordinatorsAskAgainAndTakeLinksBack() {
        services.get(SIGNED_IN, declaration("null", "\"LINK\",\"ASK\""));
        services.on("POST", SIGNED_IN + "/follow-ups", asked -> asked.query().isEmpty()
                ? Answer.problem(409, "refused", "No.", "{\"code\":\"ASKED_ALREADY\",\"message\":\"It was asked today already\"}")
                : Answer.ok("{}"));
        services.on("POST", SIGNED_IN + "/link/revocation", _ -> new Answer(204, ""));

        assertThat(get(CARMEN, "/declarations/visit-dagny?organisationId=bigscience-dk").html())
                .contains("Ask again now", "action=\"/declarations/visit-dagny/follow-ups?organisationId=bigscience-dk\"");
        assertThat(post(CARMEN, "/declarations/visit-dagny/follow-ups?organisationId=bigscience-dk").location())
                .endsWith("/declarations/visit-dagny?organisationId=bigscience-dk&done=declaration-asked");
        assertThat(post(CARMEN, "/declarations/visit-dagny/follow-ups").text()).contains("asked today already");
        assertThat(post(CARMEN, "/declarations/visit-dagny/link/revocation?organisationId=bigscience-dk").location())
                .endsWith("&done=link-revoked");
        services.get(SIGNED_IN, declaration("3", "\"DECLARE\""));
        assertThat(get(DAGNY, "/declarations/visit-dagny").text()).doesNotContain("Ask again now", "Take all links back");
    }

    @Test
    void beginsWithTheOtherOrganisationAndTakesARowThatIsLeftAsItWasForNone() {
        services.get(SIGNED_IN,
                """
                        {"declarationId":"declaration-1","visitId":"visit-dagny","organisationId":"bigscience-dk","declared":false,"agreements":[],
                        "counterpart":{"organisationId":"european-xfel","name":"European XFEL","country":"DE"},"history":[],"allowed":["DECLARE"]}""");
        services.on("PUT", SIGNED_IN, _ -> Answer.ok("{}"));
        String[] begun = {"agreements[0].counterparty.organisationId", "european-xfel", "agreements[0].known", "European XFEL",
                "agreements[0].counterparty.name", "European XFEL", "agreements[0].status", "UNDER_DISCUSSION"};

        Shown page = get(DAGNY, "/declarations/visit-dagny");
        Shown more = post(DAGNY, "/declarations/visit-dagny", plus(begun, ".action", "add"));
        post(DAGNY, "/declarations/visit-dagny", begun);
        String[] emptied = begun.clone();
        emptied[5] = "";
        post(DAGNY, "/declarations/visit-dagny", emptied);
        post(DAGNY, "/declarations/visit-dagny", plus(begun, "agreements[0].kind", "RESEARCH"));
        Shown halfTold = post(DAGNY, "/declarations/visit-dagny", plus(begun, "agreements[0].valueBand", "NONE"));

        assertThat(page.html()).containsPattern("name=\"agreements\\[0].counterparty.name\"[^>]*value=\"European XFEL\"");
        assertThat(more.html()).containsPattern("name=\"agreements\\[1].counterparty.name\"[^>]*value=\"European XFEL\"");
        assertThat(services.asked("PUT", SIGNED_IN)).extracting(asked -> asked.body())
                .satisfiesExactly(
                        nothing -> assertThat(nothing).isEqualTo("{\"agreements\":[]}"),
                        emptiedRow -> assertThat(emptiedRow).isEqualTo("{\"agreements\":[]}"),
                        one -> assertThat(one).contains("\"organisationId\":\"european-xfel\"", "\"kind\":\"RESEARCH\""));
        assertThat(halfTold.status()).isEqualTo(422);
    }

    private static String[] row(String counterparty) {
        return new String[]{"agreements[0].kind", "RESEARCH", "agreements[0].counterparty.name", counterparty, "agreements[0].status",
                "SIGNED"};
    }

    private static String[] plus(String[] row, String... more) {
        String[] all = java.util.Arrays.copyOf(row, row.length + more.length);
        System.arraycopy(more, 0, all, row.length, more.length);
        return all;
    }

    private Shown post(String path, String form) {
        return send(
                request(null, PAGE + path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
    }

    private static String declaration(String asked, String allowed) {
        return """
                {"declarationId":"declaration-1","visitId":"visit-dagny","organisationId":"bigscience-dk","organisationName":"BigScience.dk","xchangeTitle":"%s",
                "visitEndedOn":"2024-03-08","declared":true,"agreements":[{"agreementId":"agreement-1","kind":"RESEARCH",
                "counterparty":{"organisationId":"litek","name":"LITEK","country":"LT"},"valueBand":"NOT_TOLD","status":"UNDER_DISCUSSION","declaredOn":"2024-03-10"}],
                "asked":%s,"history":[{"at":"2024-03-10T10:00:00Z","source":"RESPONSE","changed":true,"agreements":[]}],"allowed":[%s]}"""
                .formatted(Story.TITLE, asked, allowed);
    }
}
