package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The page behind a link, and the page where links are made. */
@ExtendWith(OutputCaptureExtension.class)
class SignPagesTest extends PortalTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
    private static final String TOKEN = "0f8fad5b-d9cb-469f-a165-70867728950e." + SECRET;
    private static final String PAGE = "/sign/" + TOKEN;
    private static final String LINKED = "/api/agreements/linked";
    private static final String HASH = "4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e40a2476f50208e526f506080";

    @Test
    void showsTheTextAndTakesTheSignatureInOneForm() {
        services.get(LINKED, linked("OPEN", true));
        services.on("POST", LINKED + "/signatures", _ -> Answer.ok(linked("USED", false)));

        Shown page = get(null, PAGE);
        Shown sent = send("/signatures", "annex=visit-dagny+" + HASH + "&name=Dr+Petra+Kern");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Sign for European XFEL", "For Legal affairs", "ANNEX TO THE COMMITMENT",
                "Annex for BigScience.dk");
        assertThat(page.html().split("<button class=\"big\"", -1)).as("one button signs").hasSize(2);
        assertThat(sent.location()).endsWith(PAGE);
        var asked = services.asked("POST", LINKED + "/signatures").getFirst();
        assertThat(asked.headers()).containsEntry("sojourn-link", TOKEN).doesNotContainKey("authorization");
        assertThat(asked.body()).contains("\"name\":\"Dr Petra Kern\"", "\"visitId\":\"visit-dagny\"", HASH);
    }

    @Test
    void keepsTheNameWhereTheTextHasChanged() {
        services.get(LINKED, linked("OPEN", true));
        services.on("POST", LINKED + "/signatures", _ -> Answer.problem(409, "conflict", "Stale.",
                "{\"code\":\"STALE_TEXT\",\"field\":\"signatures[0]\",\"message\":\"The signature is over another text.\"}"));

        Shown page = send("/signatures", "annex=visit-dagny+" + HASH + "&name=Dr+Petra+Kern");

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("over another text");
        assertThat(page.html()).contains("value=\"Dr Petra Kern\"");
    }

    @Test
    void showsWhatWasSignedByALinkThatWasUsed() {
        services.get(LINKED, linked("USED", false));

        Shown page = get(null, PAGE);

        assertThat(page.text()).contains("Dr Petra Kern signed by this link on 4 March 2024");
        assertThat(page.html()).doesNotContain("/signatures\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void saysWhyALinkOpensNothing(int status) {
        services.on("GET", LINKED, _ -> Answer.problem(status, "gone", "The link expired at noon."));

        Shown page = get(null, PAGE);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains("This link opens nothing", "The link expired at noon.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y", "a.%0d%0aX:y", "..", "%3Cscript%3E"})
    void asksNobodyAboutWhatIsNoLink(String token) {
        assertThat(get(null, "/sign/" + token).status()).isIn(400, 401, 404);
        assertThat(services.asked()).noneMatch(call -> call.path().startsWith("/api"));
    }

    @Test
    void tellsNobodyItsAddress(CapturedOutput logged) {
        services.get(LINKED, linked("OPEN", true));

        Shown page = get(null, PAGE);
        services.kill("agreements");
        Shown failed = get(null, PAGE);
        services.reset();
        services.get(LINKED, "{\"linkId\":");
        get(null, PAGE);

        assertThat(page.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.html()).as("htmx tells the address in a header of its own").doesNotContain("hx-get", "hx-post");
        assertThat(services.asked()).noneMatch(call -> call.path().contains(SECRET) || call.query().toString().contains(SECRET));
        assertThat(logged.getAll()).contains("A page failed").doesNotContain(SECRET);
    }

    /** Names come with the link; registration would not answer somebody without an account. */
    @Test
    void asksNoOtherService() {
        services.get(LINKED, linked("OPEN", true));

        get(null, PAGE);

        assertThat(services.asked()).filteredOn(call -> call.path().startsWith("/api"))
                .extracting(StubServices.Asked::path)
                .containsOnly(LINKED);
    }

    @Test
    void handsOnAndShowsTheNewLinkOnce() {
        services.get(LINKED, linked("OPEN", true));
        services.on("POST", LINKED + "/forwarding", _ -> new Answer(201, link("\"" + TOKEN + "\"")));

        Shown page = send("/forwarding", "holder=Site+security&purpose=READ");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("value=\"https://sojourn.example/sign/" + TOKEN + "\"", "mailto:?subject=");
        assertThat(services.asked("POST", LINKED + "/forwarding").getFirst().body()).contains("\"purpose\":\"READ\"", "Site security");
        assertThat(send("/forwarding", "holder=&purpose=READ").status()).isEqualTo(422);
    }

    @Test
    void declinesWithAReason() {
        services.get(LINKED, linked("OPEN", true));
        services.on("POST", LINKED + "/refusals", _ -> Answer.ok(linked("OPEN", true)));

        assertThat(send("/refusals", "annex=visit-dagny+" + HASH + "&reason=Not+these+days&name=P").location())
                .endsWith(PAGE + "?done=annex-declined");
        assertThat(send("/refusals", "annex=visit-dagny+" + HASH + "&reason=&name=P").status()).isEqualTo(422);
        assertThat(services.asked("POST", LINKED + "/refusals")).singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("Not these days", "visit-dagny", HASH));
    }

    @Test
    void makesALinkAndShowsItOnceAndTakesLinksBack() {
        String links = "/api/agreements/links";
        services.on("GET", links, _ -> Answer.ok(Story.page(link("null"))));
        services.on("POST", links, _ -> new Answer(201, link("\"" + TOKEN + "\"")));
        services.on("POST", links + "/link-1/revocation", _ -> Answer.ok(link("null")));
        String path = "/xchanges/" + Story.XCHANGE + "/links";

        Shown page = get(CARMEN, path);
        Shown made = post(CARMEN, path, "holder", "Legal affairs", "party", "ORGANISATION european-xfel", "purpose", "SIGN_ANNEXES");

        assertThat(page.text()).contains("Legal affairs", "opened for the first time", "Take it back").doesNotContain(SECRET);
        assertThat(made.html()).contains("/sign/" + TOKEN);
        assertThat(services.asked("POST", links).getFirst().body()).contains("\"partyKind\":\"ORGANISATION\"",
                "\"partyId\":\"european-xfel\"", "\"xchangeId\":\"" + Story.XCHANGE + "\"");
        assertThat(post(CARMEN, path + "/link-1/revocation").location()).endsWith("?done=link-revoked");
        assertThat(post(CARMEN, path, "holder", "", "party", "", "purpose", "").status()).isEqualTo(422);
    }

    @Test
    void saysOfALinkThatItsSigningWasHandedOnAndWhoseAnnexWasDeclined() {
        services.on("GET", "/api/agreements/links", _ -> Answer.ok(Story.page(link("null").replace("\"signingForwardedTo\":null",
                "\"signingForwardedTo\":\"link-2\"")
                .replace("\"detail\":null}]",
                        "\"detail\":null},{\"at\":\"2024-03-03T10:00:00Z\",\"what\":\"FORWARDED_TO_SIGN\",\"by\":\"link:link-1\",\"detail\":\"Dr Petra Kern\"},"
                                + "{\"at\":\"2024-03-03T11:00:00Z\",\"what\":\"DECLINED\",\"by\":\"link:link-1\",\"detail\":\"visit-dagny\"}]"))));

        Shown page = get(CARMEN, "/xchanges/" + Story.XCHANGE + "/links");

        assertThat(page.text()).contains("Handed on to sign, to Dr Petra Kern; reads only since then", "declined – BigScience.dk")
                .doesNotContain("Read and sign, once · ", "declined – visit-dagny");
        assertThat(page.html()).contains("is-handed_on").doesNotContain("is-open");
    }

    @Test
    void saysInWhichLanguageWhatIsSignedIs() {
        services.get(LINKED,
                linked("OPEN", true).replace("\"visitId\":\"visit-dagny\",", "\"visitId\":\"visit-dagny\",\"language\":\"es\","));
        services.get("/api/agreements/annexes/visit-dagny", annex(true).replace("\"inForce\":null",
                "\"inForce\":{\"version\":1,\"textSha256\":\"0\",\"language\":\"fr\",\"text\":\"ANNEXE\"}"));

        assertThat(get(null, PAGE).html()).containsPattern("<div class=\"document\"[^>]* lang=\"es\"");
        assertThat(get(DAGNY, "/annexes/visit-dagny").html()).containsPattern("<div class=\"document\"[^>]* lang=\"fr\"");
    }

    @ParameterizedTest
    @CsvSource({"true,The host commitment has ended on 1 February 2024",
            "false,'The host commitment ends on 1 February 2024, before the visit does'"})
    void saysWhenTheCommitmentEndedThatAnAnnexMisses(boolean ended, String said) {
        services.get("/api/agreements/annexes/visit-dagny", annex(false).replace("\"missing\":[]",
                "\"missing\":[\"HOST_COMMITMENT\"],\"lastCommitment\":{\"lastDay\":\"2024-02-01\",\"ended\":" + ended + "}"));

        assertThat(get(DAGNY, "/annexes/visit-dagny").text()).contains(said).doesNotContain("The host commitment is not signed.");
    }

    @Test
    void showsAnAnnexWithWhatChangedWhoIsAskedAndWhy() {
        services.get("/api/agreements/annexes/visit-dagny", annex(true));

        Shown page = get(DAGNY, "/annexes/visit-dagny");

        assertThat(page.text()).contains("What has changed since you signed version 1", "Vacuum lab", "Signed by a link: Dr Petra Kern",
                "Asked again, because something that concerns this party changed since it signed version 1", "Declined on",
                "Not in that week", "Who travels, and what for", "Decline this annex", "by a link");
        assertThat(page.html()).contains("<ins>  Vacuum lab</ins>", "<del>  Detector lab</del>", "value=\"Dagny Holm\"");
    }

    @Test
    void declinesAnAnnexAndSaysWhoTravels() {
        String path = "/api/agreements/annexes/visit-dagny";
        services.get(path, annex(true));
        services.on("POST", path + "/refusal", _ -> Answer.ok(annex(true)));
        services.on("PUT", path + "/particulars", _ -> Answer.ok(annex(true)));

        assertThat(post(DAGNY, "/annexes/visit-dagny/refusal", "textSha256", HASH, "reason", "Not then").location())
                .endsWith("?done=annex-declined");
        assertThat(post(DAGNY, "/annexes/visit-dagny/refusal", "textSha256", HASH, "reason", "").status()).isEqualTo(422);
        assertThat(post(DAGNY, "/annexes/visit-dagny/particulars", "traveller", "Dagny Holm", "goals", "").location())
                .endsWith("?done=particulars-named");
        assertThat(services.asked("PUT", path + "/particulars").getFirst().body()).contains("\"traveller\":\"Dagny Holm\"",
                "\"goals\":null");
    }

    @Test
    void signsAllThatWereTickedAndShowsWhatWasRefused() {
        services.get("/api/agreements/annexes", Story.page(annex(true)));
        services.on("POST", "/api/agreements/annexes/signatures", asked -> Answer.ok(asked.body().contains("visit-2")
                ? """
                        {"items":[{"visitId":"visit-dagny","result":"SIGNED","state":"IN_FORCE","reasons":[]},{"visitId":"visit-2","result":"REFUSED","state":null,
                        "reasons":[{"code":"STALE_TEXT","message":"The text has changed."}]}]}"""
                : "{\"items\":[{\"visitId\":\"visit-dagny\",\"result\":\"SIGNED\",\"state\":\"IN_FORCE\",\"reasons\":[]}]}"));

        Shown list = get(CARMEN, "/annexes");
        Shown some = post(CARMEN, "/annexes/signatures", "annex", "visit-dagny " + HASH, "annex", "visit-2 " + HASH);
        Shown all = post(CARMEN, "/annexes/signatures", "annex", "visit-dagny " + HASH);

        assertThat(list.html()).contains("value=\"visit-dagny " + HASH + "\"").contains("Vacuum lab");
        assertThat(some.text()).contains("1 signed, 1 not signed", "The text has changed.");
        assertThat(all.location()).endsWith("/annexes?done=annexes-signed");
        assertThat(post(CARMEN, "/annexes/signatures").status()).isEqualTo(422);
    }

    @Test
    void escapesWhatOthersHaveWritten() {
        String hostile = "<script>alert(1)</script>";
        services.get(LINKED,
                linked("OPEN", true).replace("Legal affairs", hostile).replace("ANNEX TO", hostile).replace("BigScience.dk", hostile));
        services.get("/api/agreements/annexes/visit-dagny",
                annex(true).replace("Vacuum lab", hostile).replace("Not in that week", hostile));

        assertThat(get(null, PAGE).html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(get(DAGNY, "/annexes/visit-dagny").html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    private Shown send(String form, String body) {
        return send(request(null, PAGE + form).header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "sojourn.example")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String linked(String state, boolean maySign) {
        return """
                {"linkId":"link-1","purpose":"SIGN_ANNEXES","state":"%s","xchangeId":"%s","title":"%s","firstDay":"2024-03-04","lastDay":"2024-03-08",
                "partyKind":"ORGANISATION","partyId":"european-xfel","partyName":"European XFEL","holder":"Legal affairs","expiresAt":"2024-03-15T10:00:00Z","signature":%s,
                "annexes":[%s],"names":{"european-xfel":"European XFEL","bigscience-dk":"BigScience.dk"},"allowed":[%s]}"""
                .formatted(state, Story.XCHANGE, Story.TITLE,
                        state.equals("USED")
                                ? "{\"name\":\"Dr Petra Kern\",\"at\":\"2024-03-04T10:00:00Z\",\"annexes\":[{\"visitId\":\"visit-dagny\",\"textSha256\":\"%s\",\"outcome\":\"SIGNED\"}]}"
                                        .formatted(HASH)
                                : "null",
                        Story.annex("visit-dagny", "AWAITING_SIGNATURES", maySign), maySign ? "\"SIGN\",\"FORWARD\"" : "\"FORWARD\"");
    }

    private static String link(String token) {
        return """
                {"linkId":"link-1","token":%s,"purpose":"SIGN_ANNEXES","xchangeId":"%s","visitId":null,"partyKind":"ORGANISATION","partyId":"european-xfel",
                "holder":"Legal affairs","issuedBy":"carmen","issuedAt":"2024-03-01T10:00:00Z","expiresAt":"2024-03-15T10:00:00Z","state":"OPEN",
                "forwardedFrom":null,"signingForwardedTo":null,"signature":null,
                "trace":[{"at":"2024-03-01T10:00:00Z","what":"ISSUED","by":"carmen","detail":null},{"at":"2024-03-02T10:00:00Z","what":"OPENED","by":"link:link-1","detail":null}],
                "allowed":["REVOKE"]}"""
                .formatted(token, Story.XCHANGE);
    }

    private static String annex(boolean mine) {
        return """
                {"visitId":"visit-dagny","xchangeId":"%s","state":"AWAITING_SIGNATURES","version":2,"text":"ANNEX\\n  Vacuum lab","textSha256":"%s",
                "particulars":{"traveller":"Dagny Holm","function":null,"goals":null},"inForce":null,
                "parts":[{"part":"PRACTICALITIES","sha256":"%s","roles":["HO","VO"]}],
                "parties":[{"organisationId":"european-xfel","roles":["HO"],"signed":true,"signedBy":"link:link-1","signedAt":"2024-02-20T09:05:00Z","how":"LINK","name":"Dr Petra Kern","asked":false},
                {"organisationId":"biginn","roles":["HOP","VOP"],"signed":false,"asked":true,"askedSince":"2024-02-20T09:05:00Z","declined":{"by":"carmen","at":"2024-02-21T09:05:00Z","reason":"Not in that week"}},
                {"organisationId":"bigscience-dk","roles":["VO"],"signed":false,"asked":true,"askedSince":"2024-02-20T09:05:00Z","signedVersion":1}],
                "difference":{"fromVersion":1,"fromSha256":"%s","lines":[{"change":"REMOVED","text":"  Detector lab"},{"change":"ADDED","text":"  Vacuum lab"}]},
                "missing":[],"allowed":[%s]}"""
                .formatted(Story.XCHANGE, HASH, HASH, HASH, mine ? "\"SIGN\",\"DECLINE\",\"NAME\"" : "");
    }
}
