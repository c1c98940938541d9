package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page behind a link for lawyers or for a signatory of a host, and the page where such links are made. */
class SignCommitmentPagesTest extends PortalTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
    private static final String TOKEN = "0f8fad5b-d9cb-469f-a165-70867728950e." + SECRET;
    private static final String PAGE = "/sign/" + TOKEN;
    private static final String LINKED = "/api/agreements/linked";
    private static final String API = LINKED + "/commitment";
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String LINKS = "/api/agreements/links";

    @Test
    void showsLawyersWhatIsToBeReadFirstWhatChangedAndWhatTheyMayDo() {
        services.get(LINKED, reviewed("null"));

        Shown page = get(null, PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Host commitment of European XFEL", "For Legal affairs", "2 of 3 clauses to be cleared",
                "What changed since version 1", "Clear all standard clauses", "Cleared clauses (1)", "The coordinators propose",
                "Propose another wording", "Your name and function", "Hand it on");
        assertThat(page.html()).contains("<del>three</del><ins>five</ins>", "name=\"name\"",
                "action=\"" + PAGE + "/clauses/secrets/clearance\"").doesNotContain("commitment-signature", "value=\"SIGN_COMMITMENT\"");
        assertThat(page.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(services.asked()).filteredOn(call -> call.path().startsWith("/api"))
                .extracting(StubServices.Asked::path)
                .as("registration would not answer somebody without an account")
                .containsOnly(LINKED);
    }

    @Test
    void saysInWhichLanguageTextAndClausesAre() {
        services.get(LINKED, reviewed("null").replace("\"language\":\"en\"", "\"language\":\"lt\""));

        assertThat(get(null, PAGE).html()).containsPattern("<div class=\"document\"[^>]* lang=\"lt\"")
                .containsPattern("<p class=\"wording\"[^>]* lang=\"lt\"");
    }

    @Test
    void asksForTheNameOnceUnlessSomebodyElseActs() {
        services.get(LINKED, reviewed("\"Dr Petra Kern\""));

        assertThat(get(null, PAGE).text()).contains("You act as Dr Petra Kern.").doesNotContain("Your name and function");
        assertThat(get(null, PAGE).html()).contains("type=\"hidden\" name=\"name\" value=\"Dr Petra Kern\"");
        assertThat(get(null, PAGE + "?as=other").text()).contains("Your name and function").doesNotContain("Dr Petra Kern");
    }

    @ParameterizedTest
    @CsvSource({"/standard-clearance,POST,/standard-clearance,textSha256,clauses-cleared",
            "/clearance,POST,/clearance,textSha256,commitment-cleared",
            "/clauses/secrets/clearance,POST,/clauses/secrets/clearance,textSha256,clause-cleared",
            "/clauses/secrets/comments,POST,/clauses/secrets/comments,text,clause-commented",
            "/clauses/secrets/proposal,PUT,/clauses/secrets/proposal,text,wording-proposed",
            "/clauses/costs/acceptance,POST,/clauses/costs/proposal/acceptance,wordingSha256,wording-accepted",
            "/clauses/costs/rejection,POST,/clauses/costs/proposal/rejection,reason,wording-rejected"})
    void sendsWhatLawyersDoUnderTheirName(String form, String method, String route, String field, String done) {
        services.get(LINKED, reviewed("null"));
        services.on(method, API + route, _ -> Answer.ok(reviewed("null")));

        Shown unnamed = send(form, field, HASH, "name", " ");
        Shown sent = send(form, field, HASH, "name", "Dr Petra Kern");

        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(sent.location()).endsWith(PAGE + "?done=" + done);
        assertThat(services.asked(method, API + route)).singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("\"" + field + "\":\"" + HASH + "\"", "\"name\":\"Dr Petra Kern\""))
                .satisfies(asked -> assertThat(asked.headers()).containsEntry("sojourn-link", TOKEN).doesNotContainKey("authorization"));
    }

    @Test
    void keepsWhatWasTypedWhereTheTextHasChangedAndSaysWhatChanged() {
        services.get(LINKED, reviewed("\"Somebody Else\""));
        services.on("POST", API + "/clauses/secrets/comments", _ -> Answer.problem(409, "conflict", "Past this step.",
                "{\"code\":\"COMMITMENT_CLEARED\",\"field\":\"state\",\"message\":\"Version 2 is past this step.\"}"));
        services.on("POST", API + "/clearance", _ -> Answer.problem(409, "conflict", "Stale.",
                "{\"code\":\"STALE_TEXT\",\"field\":\"textSha256\",\"message\":\"There is another text by now.\"},"
                        + "{\"code\":\"LINE_ADDED\",\"field\":\"textSha256\",\"required\":\"Six years.\",\"message\":\"A line is in it now that was not shown.\"}"));

        Shown comment = send("/clauses/secrets/comments", "text", "Why <b>five</b>?", "name", "Dr Petra Kern");
        Shown clearance = send("/clearance", "textSha256", HASH, "name", "Dr Petra Kern");

        assertThat(comment.status()).isEqualTo(409);
        assertThat(comment.html()).contains("Why &lt;b&gt;five&lt;/b&gt;?", "value=\"Dr Petra Kern\"")
                .doesNotContain("Somebody Else");
        assertThat(clearance.text()).contains("There is another text by now.", "Six years.");
    }

    @Test
    void signsByOneFieldAndOneButton() {
        services.get(LINKED, signing("CLEARED", "\"SIGN\"", "OPEN"));
        services.on("POST", API + "/signature", _ -> Answer.ok(signing("SIGNED", "", "USED")));

        Shown page = get(null, PAGE);
        Shown sent = send("/commitment-signature", "textSha256", HASH, "name", "Prof. Feld, managing director");

        assertThat(page.text()).contains("Sign for European XFEL", "COMMITMENT", "Sign the host commitment");
        assertThat(page.html().split("<button class=\"big\"", -1)).as("one button signs").hasSize(2);
        assertThat(page.html()).contains("value=\"SIGN_COMMITMENT\"", "value=\"REVIEW_COMMITMENT\"")
                .doesNotContain("/clauses/", "/standard-clearance");
        assertThat(sent.location()).endsWith(PAGE);
        assertThat(services.asked("POST", API + "/signature").getFirst().body()).contains(HASH, "Prof. Feld, managing director");
    }

    @Test
    void saysThatTheLawyersComeFirstAndWhoSigned() {
        services.get(LINKED, signing("IN_LEGAL_REVIEW", "", "OPEN"));
        assertThat(get(null, PAGE).text()).contains("The lawyers have not cleared the text yet.").doesNotContain("Sign the host");

        services.get(LINKED, signing("SIGNED", "", "USED"));
        assertThat(get(null, PAGE).text()).contains("Prof. Feld signed by this link on 4 March 2024").doesNotContain("Sign the host");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void saysWhyALinkOpensNothingAlsoToAForm(int status) {
        services.on("POST", API + "/clearance", _ -> Answer.problem(status, "gone", "The link was taken back at noon."));

        Shown sent = send("/clearance", "textSha256", HASH, "name", "Dr Kern");

        assertThat(sent.status()).isEqualTo(status);
        assertThat(sent.text()).contains("This link opens nothing", "The link was taken back at noon.");
    }

    @Test
    void rendersMarkupAndCharactersThatTurnTheReadingDirectionAsTheyAre() {
        services.get(LINKED, reviewed("\"<script>alert(2)</script>\"").replace("Legal affairs", "<img src=x>"));

        String html = get(null, PAGE).html();

        assertThat(html).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)", "&lt;script&gt;alert(2)");
        assertThat(get(null, PAGE).response().headers().firstValue("Content-Security-Policy").orElse("")).doesNotContain("unsafe-inline");
    }

    @Test
    void makesLinksForLawyersAndSignatoriesShowsThemOnceAndTakesThemBack() {
        String path = "/host-commitments/european-xfel/links";
        services.on("GET", LINKS, _ -> Answer.ok(Story.page(link("null"))));
        services.on("POST", LINKS, _ -> new Answer(201, link("\"" + TOKEN + "\"")));
        services.on("POST", LINKS + "/link-1/revocation", _ -> Answer.ok(link("null")));

        Shown page = get(CARMEN, path);
        Shown made = post(CARMEN, path, "holder", "Legal affairs", "purpose", "REVIEW_COMMITMENT");

        assertThat(page.text()).contains("Links for lawyers and signatories", "Read, discuss and clear the text, as lawyers do",
                "Read, and sign the cleared text, once", "Legal affairs", "handed on to read – Site security", "Take it back")
                .doesNotContain(SECRET);
        assertThat(services.asked("GET", LINKS).getFirst().query().toString()).contains("european-xfel");
        assertThat(made.html()).contains("/sign/" + TOKEN);
        assertThat(services.asked("POST", LINKS).getFirst().body()).contains("\"partyKind\":\"ORGANISATION\"",
                "\"partyId\":\"european-xfel\"", "\"purpose\":\"REVIEW_COMMITMENT\"").doesNotContain("xchangeId");
        assertThat(post(CARMEN, path + "/link-1/revocation").location()).endsWith(path + "?done=link-revoked");
        assertThat(post(CARMEN, path, "holder", "", "purpose", "").status()).isEqualTo(422);
    }

    @Test
    void offersLinksOnTheCommitmentAndInItsLegalLane() {
        services.get("/api/agreements/host-commitments/european-xfel", commitment("IN_LEGAL_REVIEW", "\"DISCUSS\",\"CLEAR\""));

        for (String page : new String[]{"/host-commitments/european-xfel", "/host-commitments/european-xfel/review"}) {
            assertThat(get(HANNA, page).html()).contains("href=\"/host-commitments/european-xfel/links\"");
        }
    }

    private Shown send(String form, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(null, PAGE + form).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static String reviewed(String lastName) {
        return linked("REVIEW_COMMITMENT", "OPEN", commitment("IN_LEGAL_REVIEW", "\"DISCUSS\",\"CLEAR\""), "\"FORWARD\"", lastName, "null");
    }

    private static String signing(String state, String allowed, String linkState) {
        return linked("SIGN_COMMITMENT", linkState, commitment(state, allowed),
                linkState.equals("OPEN") ? "\"SIGN\",\"FORWARD\"" : "\"FORWARD\"", "null", linkState.equals("USED")
                        ? "{\"name\":\"Prof. Feld\",\"at\":\"2024-03-04T10:00:00Z\",\"annexes\":[{\"visitId\":null,\"textSha256\":\"%s\",\"outcome\":\"SIGNED\"}]}"
                                .formatted(HASH)
                        : "null");
    }

    private static String linked(String purpose, String state, String commitment, String allowed, String lastName, String signature) {
        return """
                {"linkId":"link-1","purpose":"%s","state":"%s","xchangeId":null,"title":null,"firstDay":null,"lastDay":null,
                "partyKind":"ORGANISATION","partyId":"european-xfel","partyName":"European XFEL","holder":"Legal affairs","expiresAt":"2024-03-15T10:00:00Z","signature":%s,
                "annexes":[],"commitment":%s,"lastName":%s,"names":{"european-xfel":"European XFEL"},"allowed":[%s]}"""
                .formatted(purpose, state, signature, commitment, lastName, allowed);
    }

    private static String commitment(String state, String allowed) {
        return """
                {"hostOrganisationId":"european-xfel","state":"%s","version":2,"inForceVersion":1,"language":"en","text":"COMMITMENT <script>alert(1)</script>","textSha256":"%s",
                "lane":{"owner":null,"since":"2024-02-01T10:00:00Z","ageDays":null,"uncleared":%s,"open":0},
                "clauses":[{"clauseId":"purpose","title":"Purpose","text":"As ever.","status":"STANDARD","cleared":true,"clearedVersion":1,"clearedAt":"2024-01-10T10:00:00Z","redline":[],"comments":[],"proposal":null},
                {"clauseId":"secrets","title":"Secrets <img src=x>","text":"For five years.","status":"NEGOTIATED","cleared":false,"clearedVersion":1,"clearedAt":"2024-01-10T10:00:00Z",
                "redline":[{"kind":"SAME","text":"For "},{"kind":"REMOVED","text":"three"},{"kind":"ADDED","text":"five"},{"kind":"SAME","text":" years."}],"comments":[],"proposal":null},
                {"clauseId":"costs","title":"Costs","text":"None.","status":"OPEN","cleared":false,"redline":[],"comments":[],
                "proposal":{"by":{"id":"carmen","name":null},"byHost":false,"at":"2024-02-03T10:00:00Z","title":"Costs","text":"Some.","wordingSha256":"%s","redline":[]}}],
                "removed":[],"signed":[],"signedAt":null,"validUntil":null,"allowed":[%s]}"""
                .formatted(state, HASH, state.equals("IN_LEGAL_REVIEW") ? 2 : 0, HASH, allowed);
    }

    private static String link(String token) {
        return """
                {"linkId":"link-1","token":%s,"purpose":"REVIEW_COMMITMENT","xchangeId":null,"visitId":null,"partyKind":"ORGANISATION","partyId":"european-xfel",
                "holder":"Legal affairs","issuedBy":"carmen","issuedAt":"2024-03-01T10:00:00Z","expiresAt":"2024-03-15T10:00:00Z","state":"OPEN",
                "forwardedFrom":null,"signingForwardedTo":null,"signature":null,
                "trace":[{"at":"2024-03-01T10:00:00Z","what":"ISSUED","by":"carmen","detail":null},{"at":"2024-03-02T10:00:00Z","what":"FORWARDED_TO_READ","by":"link:link-1","detail":"Site security"}],
                "allowed":["REVOKE"]}"""
                .formatted(token);
    }
}
