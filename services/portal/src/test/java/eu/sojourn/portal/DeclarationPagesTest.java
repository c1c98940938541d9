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

        Shown sent = post(DAGNY, "/declarations/visit-dagny", "agreements[0].agreementId", "agreement-1", "agreements[0].organisationId",
                "litek", "agreements[0].known", "LITEK", "agreements[0].name", "LITEK", "agreements[0].kind", "RESEARCH",
                "agreements[0].status", "SIGNED", "agreements[0].valueBand", "10K_50K", "agreements[1].name", "Somebody",
                "agreements[1].country", "DE", "agreements[1].kind", "LICENCE", "agreements[1].status", "UNDER_DISCUSSION",
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
        String[] row = {"agreements[0].kind", "LICENCE", "agreements[0].name", "First", "agreements[1].kind", "OTHER", "agreements[1].name",
                "Second"};

        Shown more = post(DAGNY, "/declarations/visit-dagny", plus(row, ".action", "add"));
        Shown fewer = post(DAGNY, "/declarations/visit-dagny", plus(row, ".action", "drop:0"));

        assertThat(more.html()).contains("name=\"agreements[2].kind\"", "value=\"First\"");
        assertThat(fewer.html()).contains("value=\"Second\"").doesNotContain("value=\"First\"", "name=\"agreements[1].kind\"");
        assertThat(services.asked("PUT", SIGNED_IN)).isEmpty();
    }

    @Test
    void showsFaultsAtTheirPlacesAndWhatOthersHaveSaidMeanwhile() {
        services.get(SIGNED_IN, declaration("null", "\"DECLARE\""));
        services.on("PUT", SIGNED_IN, asked -> asked.body().contains("Late")
                ? Answer.problem(412, "stale-version", "Stale.")
                : Answer.problem(400, "invalid-input", "Wrong.",
                        "{\"code\":\"MISSING\",\"field\":\"agreements[0].kind\",\"message\":\"A kind is needed\"}"));

        Shown faulty = post(DAGNY, "/declarations/visit-dagny", "agreements[0].name", "Somebody");
        Shown stale = post(DAGNY, "/declarations/visit-dagny", "agreements[0].name", "Late");

        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.html()).containsPattern("(?s)<details class=\"editor\" open.*A kind is needed.*value=\"Somebody\"");
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
