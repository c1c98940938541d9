package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A host's lawyers read clause by clause, coordinators keep the clauses, and either sees what an end concerns before giving notice. */
class CommitmentsTest extends PortalTest {
    private static final String API = "/api/agreements/host-commitments/european-xfel";
    private static final String PAGE = "/host-commitments/european-xfel";
    private static final String LIBRARY = "/api/agreements/programmes/biginn/clause-library";
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @BeforeEach
    void lawyersHaveIt() {
        services.get(API, commitment("IN_LEGAL_REVIEW", "\"DRAFT\",\"REVIEW\",\"DISCUSS\",\"CLEAR\"", "false"));
        services.get(LIBRARY, """
                {"programmeId":"biginn","version":2,"latestVersion":2,"variables":["{{host.name}}"],
                "clauses":[{"clauseId":"costs","wordings":[{"language":"en","title":"Costs","text":"{{host.name}} pays <b>nothing</b>."}]}],
                "versions":[{"version":2,"publishedBy":"carmen","publishedAt":"2024-02-01T10:00:00Z"},{"version":1}]}""");
    }

    @Test
    void saysInWhichLanguageATextIsForThoseWhoHaveItReadToThem() {
        String annex = Story.annex("visit-9", "AWAITING_SIGNATURES", true);
        services.get("/api/agreements/annexes/visit-9", annex.substring(0, annex.lastIndexOf('}')) + ",\"language\":\"lt\"}");

        assertThat(get(HANNA, "/annexes/visit-9").html()).containsPattern("<div class=\"document\"[^>]* lang=\"lt\"");
    }

    @Test
    void showsLawyersWhatIsToBeReadFirstAndWhatChanged() {
        Shown page = get(HANNA, PAGE + "/review");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("With Lena, Legal.", "For 12 days.", "2 of 3 clauses to be cleared", "Under discussion",
                "What changed since version 1", "Clear all standard clauses", "Cleared clauses (1)", "Who pays?");
        assertThat(page.html()).contains("<del>three</del><ins>five</ins>")
                .containsSubsequence("id=\"clause-secrets\"", "id=\"clause-purpose\"");
    }

    @Test
    void rendersMarkupInClausesAndCommentsAsTheWordsItIs() {
        Shown page = get(HANNA, PAGE + "/review");

        assertThat(page.html()).doesNotContain("<script>alert", "<img src=x")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x&gt;");
        assertThat(get(HANNA, PAGE).html()).doesNotContain("<script>alert");
        assertThat(get(CARMEN, "/programmes/biginn/clauses").html()).contains("&lt;b&gt;nothing&lt;/b&gt;").doesNotContain("<b>nothing");
    }

    @Test
    void sendsWhatLawyersDoWithAClause() {
        services.on("POST", API + "/clauses/secrets/comments", _ -> Answer.ok(commitment("IN_LEGAL_REVIEW", "", "false")));
        services.on("PUT", API + "/clauses/secrets/proposal", _ -> Answer.ok(commitment("IN_LEGAL_REVIEW", "", "false")));
        services.on("POST", API + "/clauses/secrets/clearance", _ -> Answer.ok(commitment("IN_LEGAL_REVIEW", "", "false")));
        services.on("POST", API + "/standard-clearance", _ -> Answer.ok(commitment("IN_LEGAL_REVIEW", "", "false")));
        services.on("POST", API + "/legal-review", _ -> Answer.ok(commitment("IN_LEGAL_REVIEW", "", "false")));

        post(HANNA, PAGE + "/clauses/secrets/comments", "text", "Too long.", "opens", "true");
        post(HANNA, PAGE + "/clauses/secrets/proposal", "text", "Three years.");
        post(HANNA, PAGE + "/clauses/secrets/clearance");
        post(HANNA, PAGE + "/standard-clearance");
        Shown sent = post(HANNA, PAGE + "/review", "owner", "Lena");

        assertThat(sent.location()).endsWith(PAGE + "/review?done=commitment-handed-over");
        assertThat(services.asked("POST", API + "/clauses/secrets/comments").getFirst().body()).contains("\"text\":\"Too long.\"",
                "\"opens\":true");
        assertThat(services.asked("PUT", API + "/clauses/secrets/proposal").getFirst().body()).contains("Three years.");
        assertThat(services.asked("POST", API + "/clauses/secrets/clearance")).hasSize(1);
        assertThat(services.asked("POST", API + "/standard-clearance")).hasSize(1);
        assertThat(services.asked("POST", API + "/legal-review").getFirst().body()).contains("\"owner\":\"Lena\"");
        assertThat(post(HANNA, PAGE + "/clauses/secrets/comments", "text", " ").status()).isEqualTo(422);
    }

    @Test
    void letsTheOtherSideAcceptAProposedWordingAndTheOwnSideTakeItBack() {
        services.on("POST", API + "/clauses/costs/proposal/acceptance", _ -> Answer.ok(commitment("IN_LEGAL_REVIEW", "", "false")));

        assertThat(get(HANNA, PAGE + "/review").text()).contains("The coordinators propose", "Accept this wording", "Reject this wording");
        assertThat(get(CARMEN, PAGE + "/review").text()).contains("Take the proposal back").doesNotContain("Accept this wording");

        Shown sent = post(HANNA, PAGE + "/clauses/costs/acceptance", "wordingSha256", HASH);

        assertThat(sent.location()).endsWith(PAGE + "/review?done=wording-accepted");
        assertThat(services.asked("POST", API + "/clauses/costs/proposal/acceptance").getFirst().body()).contains(HASH);
    }

    @Test
    void showsWhomAnEndConcernsBeforeNoticeIsGiven() {
        services.get(API, commitment("SIGNED", "\"DRAFT\",\"TERMINATE\"", "true"));
        services.get(API + "/termination-effect",
                """
                        {"lastDay":"2025-06-30","xchanges":[{"xchangeId":"xfel-2025","programmeId":"biginn","title":"Suppliers","firstDay":"2025-09-01","lastDay":"2025-09-05"}],
                        "annexes":[{"visitId":"visit-dagny","xchangeId":"xfel-2025","visitingOrganisationId":"bigscience-dk","state":"AWAITING_SIGNATURES","firstDay":"2025-09-01","lastDay":"2025-09-05"}],"inForce":[]}""");
        services.on("POST", API + "/termination", _ -> Answer.ok(commitment("TERMINATED", "", "true")));

        Shown page = get(HANNA, PAGE + "/end?lastDay=2025-06-30");

        assertThat(page.text()).contains("What lasts longer than 30 June 2025", "Suppliers", "BigScience.dk",
                "Annexes that will wait for another commitment (1)", "End it on 30 June 2025");
        assertThat(post(HANNA, PAGE + "/termination", "lastDay", "2025-06-30").status()).isEqualTo(422);
        assertThat(services.asked("GET", API + "/termination-effect")).as("the day that was chosen, not today")
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.query("on")).isEqualTo("2025-06-30"));
        Shown sent = post(HANNA, PAGE + "/termination", "lastDay", "2025-06-30", "reason", "The site closes.");
        assertThat(sent.location()).endsWith(PAGE + "?done=commitment-ended");
        assertThat(services.asked("POST", API + "/termination").getFirst().body()).contains("2025-06-30", "The site closes.");
        assertThat(get(HANNA, PAGE).html()).contains("href=\"" + API + "/document.pdf\"", "href=\"" + API + "/document.log\"");
        assertThat(get(HANNA, PAGE).text()).contains("Signed versions", "Version 1, until 1 February 2026", "End the commitment");
    }

    @Test
    void asksForALastDayThatKeepsTheNoticeAndProposesNone() {
        services.get(API, commitment("SIGNED", "\"DRAFT\",\"TERMINATE\"", "true").replace("\"inForceVersion\":1", "\"inForceVersion\":2")
                .replace("\"clauses\":[",
                        "\"clauses\":[{\"clauseId\":\"ending\",\"title\":\"Ending\",\"text\":\"With notice of three months.\",\"status\":\"STANDARD\",\"cleared\":true},"));

        Shown page = get(HANNA, PAGE + "/end");

        assertThat(page.text())
                .contains("Choose a last day that keeps it", "The clause on ending: “Ending”", "With notice of three months.")
                .doesNotContain("End it on", "What lasts longer");
        assertThat(page.html()).containsPattern("<input[^>]*name=\"lastDay\"")
                .doesNotContainPattern("<input[^>]*name=\"lastDay\"[^>]*value=\"[0-9]")
                .doesNotContainPattern("<input[^>]*value=\"[0-9][^>]*name=\"lastDay\"");
        assertThat(services.asked("GET", API + "/termination-effect")).isEmpty();
    }

    @Test
    void asksForAnotherCommitmentWhenOneHasEnded() {
        services.get(API, commitment("EXPIRED", "\"DRAFT\"", "true"));

        assertThat(get(HANNA, PAGE).text()).contains("Expired", "Draft it again");
        assertThat(get(HANNA, "/home").html()).contains("href=\"" + PAGE + "\"");
    }

    @Test
    void letsCoordinatorsEditTheClausesRowByRowAndPublishThem() {
        services.on("PUT", LIBRARY, _ -> Answer.ok("""
                {"programmeId":"biginn","version":3,"latestVersion":3,"variables":[],"clauses":[],"versions":[]}"""));
        String page = "/programmes/biginn/clauses";
        assertThat(get(CARMEN, page).text()).contains("Clause library", "{{host.name}} pays", "comes with Sojourn");
        assertThat(get(CARMEN, "/programmes/biginn").html()).contains("href=\"" + page + "\"");
        var fields = List.of("clauses[0].clauseId", "costs", "clauses[0].wordings[0].language", "en", "clauses[0].wordings[0].title",
                "Costs",
                "clauses[0].wordings[0].text", "None.");

        assertThat(get(CARMEN, page + "/edit").html()).contains("name=\"clauses[0].wordings[0].text\"", "value=\"costs\"");
        assertThat(post(CARMEN, page, with(fields, "action", "language-0")).html()).contains("name=\"clauses[0].wordings[1].text\"");
        assertThat(post(CARMEN, page, with(fields, "action", "add")).html()).contains("name=\"clauses[1].clauseId\"");
        assertThat(post(CARMEN, page, with(fields, "action", "remove-0")).html()).doesNotContain("name=\"clauses[0].clauseId\"");
        assertThat(post(CARMEN, page, with(fields, "action", "publish", "clauses[1].clauseId", " ")).status()).isEqualTo(422);
        assertThat(services.asked("PUT", LIBRARY)).isEmpty();

        Shown sent = post(CARMEN, page, with(fields, "action", "publish"));

        assertThat(sent.location()).endsWith(page + "?done=clauses-published");
        var published = JsonMapper.builder().build().readTree(services.asked("PUT", LIBRARY).getFirst().body());
        assertThat(published.at("/clauses/0/clauseId").asString()).isEqualTo("costs");
        assertThat(published.at("/clauses/0/wordings/0/text").asString()).isEqualTo("None.");
    }

    @Test
    void showsAtItsFieldWhatIsWrongWithAClause() {
        services.on("PUT", LIBRARY,
                _ -> Answer.problem(400, "invalid", "Not valid.",
                        "{\"code\":\"INVALID\",\"field\":\"clauses[0].wordings[0].text\",\"message\":\"uses the unknown variable {{x}}\"}"));

        Shown sent = post(CARMEN, "/programmes/biginn/clauses", "action", "publish", "clauses[0].clauseId", "costs",
                "clauses[0].wordings[0].language", "en", "clauses[0].wordings[0].title", "Costs", "clauses[0].wordings[0].text", "{{x}}");

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.html()).contains("id=\"library-clauses[0].wordings[0].text-fault0\"", "{{x}}");
    }

    @Test
    void isNoPageForOthers() {
        assertThat(get(DAGNY, "/programmes/biginn/clauses").status()).isEqualTo(403);
        assertThat(get(HANNA, "/programmes/biginn/clauses/edit").status()).isEqualTo(403);
        assertThat(post(DAGNY, "/programmes/biginn/clauses", "action", "publish").status()).isEqualTo(403);
    }

    private static String[] with(List<String> fields, String... more) {
        return Stream.concat(fields.stream(), List.of(more).stream()).toArray(String[]::new);
    }

    private static String commitment(String state, String allowed, String signed) {
        return """
                {"hostOrganisationId":"european-xfel","state":"%s","version":2,"inForceVersion":1,"language":"en","text":"COMMITMENT <script>alert(1)</script>","textSha256":"%s",
                "lane":{"owner":"Lena, Legal","since":"2024-02-01T10:00:00Z","ageDays":12,"uncleared":2,"open":1},
                "clauses":[{"clauseId":"purpose","title":"Purpose","text":"As ever.","status":"STANDARD","cleared":true,"clearedVersion":1,"clearedAt":"2024-01-10T10:00:00Z","redline":[],"comments":[],"proposal":null},
                {"clauseId":"secrets","title":"Secrets <img src=x>","text":"For five years.","status":"NEGOTIATED","cleared":false,"clearedVersion":1,"clearedAt":"2024-01-10T10:00:00Z",
                "redline":[{"kind":"SAME","text":"For "},{"kind":"REMOVED","text":"three"},{"kind":"ADDED","text":"five"},{"kind":"SAME","text":" years."}],"comments":[],"proposal":null},
                {"clauseId":"costs","title":"Costs","text":"None.","status":"OPEN","cleared":false,"redline":[],
                "comments":[{"by":{"id":"link:1","name":"Lena, Legal"},"at":"2024-02-02T10:00:00Z","text":"Who pays? <script>alert(1)</script>"}],
                "proposal":{"by":{"id":"carmen","name":null},"byHost":false,"at":"2024-02-03T10:00:00Z","title":"Costs","text":"Some.","wordingSha256":"%s","redline":[{"kind":"REMOVED","text":"None"},{"kind":"ADDED","text":"Some"},{"kind":"SAME","text":"."}]}}],
                "removed":[],"signed":%s,"signedAt":%s,"validUntil":%s,"allowed":[%s]}"""
                .formatted(state, HASH, HASH, signed.equals("true")
                        ? "[{\"version\":1,\"textSha256\":\"" + HASH
                                + "\",\"signedAt\":\"2024-02-01T10:12:00Z\",\"validUntil\":\"2026-02-01\",\"lastDay\":\"2026-02-01\"}]"
                        : "[]",
                        signed.equals("true") ? "\"2024-02-01T10:12:00Z\"" : "null", signed.equals("true") ? "\"2026-02-01\"" : "null",
                        allowed);
    }
}
