package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.agreements.application.HostCommitments;
import eu.sojourn.agreements.application.Links;
import eu.sojourn.agreements.application.SigningClaims;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Links by which a host's lawyers review its commitment, and somebody signs it, without an account. */
@SojournTest
class CommitmentLinksTest {
    private static final String LINKS = "/api/agreements/links";
    private static final String LINKED = "/api/agreements/linked";
    private static final String COMMITMENT = LINKED + "/commitment";
    private static final String LAWYER = "Dr Petra Kern, head of legal affairs";
    private static final String DIRECTOR = "Prof. Robert Feld, managing director";

    private final Story story;
    private final Links links;
    private final HostCommitments commitments;
    private final SigningClaims claims;
    private final MongoTemplate mongo;
    private final int port;

    @Autowired
    CommitmentLinksTest(Http http, Links links, HostCommitments commitments, SigningClaims claims, MongoTemplate mongo,
            @LocalServerPort int port) {
        story = new Story(http);
        this.links = links;
        this.commitments = commitments;
        this.claims = claims;
        this.mongo = mongo;
        this.port = port;
    }

    @BeforeEach
    void hostHasACommitment() {
        story.isReady();
    }

    @Test
    void letsLawyersReadDiscussAndClearAsOftenAsTheyNeed() {
        redraftCosts("Other costs.");
        var token = issued(story.carmen(), "REVIEW_COMMITMENT").at("/token");

        var text = story.hanna().get(story.commitmentPath()).at("/text");
        var shown = holder(token).get(LINKED).expect(200);
        review(token, "/standard-clearance", read()).expect(200);
        review(token, "/clauses/costs/comments", Map.of("text", "Who pays the taxi?", "opens", true)).expect(200);
        holder(token).put(COMMITMENT + "/clauses/costs/proposal", Map.of("name", LAWYER, "text", "No taxi.")).expect(200);
        story.carmen()
                .post(clause("costs", "/proposal/acceptance"), Map.of("wordingSha256", costs("/proposal/wordingSha256")))
                .expect(200);
        var cleared = review(token, "/clauses/costs/clearance", read()).expect(200);

        assertThat(shown.at("/commitment/text")).isEqualTo(text);
        assertThat(shown.at("/names/" + story.host)).isEqualTo("European XFEL");
        assertThat(shown.json().at("/commitment/allowed").valueStream().map(each -> each.asString())).containsExactly("DISCUSS", "CLEAR");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(cleared.at("/commitment/state")).isEqualTo("CLEARED");
        assertThat(cleared.at("/state")).isEqualTo("OPEN");
        assertThat(cleared.at("/lastName")).isEqualTo(LAWYER);
        assertThat(log()).filteredOn(entry -> entry.by().startsWith("link:"))
                .extracting(entry -> entry.act().name())
                .containsExactly("LINK_USED", "CLEARED", "LINK_USED", "COMMENTED", "LINK_USED", "WORDING_PROPOSED", "LINK_USED", "CLEARED");
        assertThat(log()).filteredOn(entry -> entry.act().name().equals("LINK_USED"))
                .allSatisfy(entry -> assertThat(entry.detail()).startsWith("issued by carmen at ").endsWith("used by \"" + LAWYER + "\""));
    }

    @Test
    void clearsAllAtOnceAndRejectsWhatCoordinatorsPropose() {
        var token = issued(story.hanna(), "REVIEW_COMMITMENT").at("/token");
        story.carmen().put(clause("costs", "/proposal"), Map.of("text", "The host pays all.")).expect(200);

        assertThat(review(token, "/clearance", read()).expect(409).reasons()).containsExactly("CLAUSE_OPEN");
        review(token, "/clauses/costs/proposal/rejection", Map.of("reason", "No.")).expect(200);
        assertThat(review(token, "/clearance", read()).expect(200).at("/commitment/state")).isEqualTo("CLEARED");
    }

    @Test
    void acceptsForTheHostWhatCoordinatorsPropose() {
        var token = issued(story.hanna(), "REVIEW_COMMITMENT").at("/token");
        story.carmen().put(clause("costs", "/proposal"), Map.of("text", "The host pays all.")).expect(200);

        assertThat(review(token, "/clauses/costs/proposal/acceptance", Map.of("wordingSha256", "0".repeat(64))).expect(409).reasons())
                .containsExactly("STALE_TEXT");
        review(token, "/clauses/costs/proposal/acceptance", Map.of("wordingSha256", costs("/proposal/wordingSha256"))).expect(200);

        assertThat(costs("/text")).isEqualTo("The host pays all.");
    }

    @Test
    void signsTheClearedVersionOnceAndNamesTheIssuerInLogAndDocument() throws Exception {
        var token = issued(story.carmen(), "SIGN_COMMITMENT").at("/token");
        var directors = forward(token, "SIGN_COMMITMENT").expect(201).at("/token");
        assertThat(sign(directors, hash()).expect(409).reasons()).containsExactly("COMMITMENT_DRAFT");
        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);

        assertThat(sign(token, hash()).expect(409).reasons()).containsExactly("LINK_FORWARDED");
        var signed = sign(directors, hash()).expect(200);
        var again = sign(directors, hash()).expect(409);

        assertThat(signed.at("/state")).isEqualTo("USED");
        assertThat(signed.at("/signature/annexes/0/outcome")).isEqualTo("SIGNED");
        assertThat(signed.at("/commitment/state")).isEqualTo("SIGNED");
        assertThat(again.reasons()).containsExactly("LINK_USED");
        assertThat(again.at("/reasons/0/message")).contains(DIRECTOR);
        var used = log().stream().filter(entry -> entry.act().name().equals("LINK_USED")).findFirst().orElseThrow();
        assertThat(used.detail()).startsWith("issued by carmen at ")
                .contains("; handed on by link:", "for \"Site security\"; used by \"" + DIRECTOR + "\"");
        eventually(() -> assertThat(log()).anyMatch(entry -> entry.act().name().equals("SEALED")));
        assertThat(document()).contains(DIRECTOR, "The link was issued by carmen at ", "handed on by link:");
    }

    @Test
    void refusesATextThatWasChangedWithWhatChangedAndIsNotUsedUpByIt() {
        var token = issued(story.hanna(), "SIGN_COMMITMENT").at("/token");
        var reviewer = issued(story.hanna(), "REVIEW_COMMITMENT").at("/token");
        var shown = hash();
        redraftCosts("Other costs.");
        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);

        var stale = sign(token, shown).expect(409);
        var unread = review(reviewer, "/clearance", Map.of("textSha256", shown)).expect(409);

        for (var refused : List.of(stale, unread)) {
            assertThat(refused.reasons()).startsWith("STALE_TEXT").contains("LINE_REMOVED", "LINE_ADDED");
            assertThat(refused.at("/reasons/0/required")).isEqualTo(hash());
            assertThat(refused.text()).contains("Other costs.");
        }
        sign(token, hash()).expect(200);
    }

    @Test
    void refusesAVersionThatIsNotTheOneThatWasSeen() {
        var token = issued(story.hanna(), "REVIEW_COMMITMENT").at("/token");
        var signing = issued(story.hanna(), "SIGN_COMMITMENT").at("/token");
        var seen = holder(token).get(LINKED).expect(200).header("ETag");
        story.carmen().post(clause("costs", "/comments"), Map.of("text", "Wait.")).expect(200);

        holder(token).with("If-Match", seen)
                .post(COMMITMENT + "/clauses/costs/comments", Map.of("name", LAWYER, "text", "Fine."))
                .expect(412);
        review(token, "/clearance", read()).expect(200);
        holder(signing).with("If-Match", seen).post(COMMITMENT + "/signature", Map.of("name", DIRECTOR, "textSha256", hash())).expect(412);
        holder(signing).with("If-Match", holder(signing).get(LINKED).header("ETag"))
                .post(COMMITMENT + "/signature", Map.of("name", DIRECTOR, "textSha256", hash()))
                .expect(200);
    }

    @Test
    void letsOneOfManySignByTheSameLinkInTheSameMillisecond() {
        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        var token = issued(story.hanna(), "SIGN_COMMITMENT").at("/token");
        var hash = hash();

        var answers = atOnce(IntStream.range(0, 8).<Callable<Http
                .Answer>>mapToObj(
                        i -> () -> holder(token)
                                .post(COMMITMENT + "/signature", Map.of("name", "Person " + i, "textSha256", hash)))
                .toList());

        assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        var winner = answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
        assertThat(log()).filteredOn(entry -> entry.act().name().equals("SIGNED"))
                .extracting(LogEntry::detail)
                .containsExactly(winner.at("/signature/name"));
        eventually(() -> assertThat(Wire.heard("agreements.hosts", story.host))
                .filteredOn(event -> event.type().equals("agreements.host-commitment-signed.v1"))
                .hasSize(1));
    }

    /** Two lawyers send the same at once: one comment, two clearances of which the second finds nothing to clear. */
    @Test
    void keepsWhatIsSentTwiceOnce() {
        var token = issued(story.hanna(), "REVIEW_COMMITMENT").at("/token");
        var read = read();

        for (var act : List.of("/clauses/costs/comments", "/standard-clearance")) {
            var body = act.endsWith("comments") ? Map.<String, Object>of("text", "Fine.") : read;
            assertThat(atOnce(Collections.<Callable<Integer>>nCopies(6, () -> review(token, act, body).status()))).isSubsetOf(200, 409);
        }

        assertThat(log()).extracting(entry -> entry.act().name()).containsOnlyOnce("COMMENTED").containsOnlyOnce("CLEARED");
    }

    @Test
    void finishesByTheClockWhatACrashLeftBetweenClaimAndSignature() {
        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        var link = new LinkId(issued(story.hanna(), "SIGN_COMMITMENT").at("/linkId"));
        var claim = new Claim(DIRECTOR, Instant.now(), List.of(new Claim.Item(null, new Sha256(hash()))));
        links.update(link, null, each -> each.claim(claim, Instant.now()));

        eventually(() -> assertThat(links.get(link).state().state().name()).isEqualTo("USED"));

        claims.finishAll();
        assertThat(log()).filteredOn(entry -> entry.act().name().equals("SIGNED")).hasSize(1);
    }

    @Test
    void isOpenAgainWhereTheTextChangedBetweenClaimAndSignature() {
        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        var link = issued(story.hanna(), "SIGN_COMMITMENT");
        var claim = new Claim(DIRECTOR, Instant.now(), List.of(new Claim.Item(null, new Sha256("0".repeat(64)))));
        links.update(new LinkId(link.at("/linkId")), null, each -> each.claim(claim, Instant.now()));
        claims.finishAll();

        assertThat(holder(link.at("/token")).get(LINKED).expect(200).at("/state")).isEqualTo("OPEN");
        sign(link.at("/token"), hash()).expect(200);
    }

    @Test
    void doesNothingThatItIsNotFor() {
        var reviewing = issued(story.hanna(), "REVIEW_COMMITMENT").at("/token");
        var signing = issued(story.hanna(), "SIGN_COMMITMENT").at("/token");
        var annexes = story.hanna().post(LINKS, annexLink()).expect(201).at("/token");

        assertThat(sign(reviewing, hash()).expect(403).reasons()).containsExactly("LINK_ONLY_READS");
        assertThat(forward(reviewing, "SIGN_COMMITMENT").expect(403).reasons()).containsExactly("LINK_ONLY_READS");
        assertThat(forward(reviewing, "READ").expect(403).reasons()).containsExactly("LINK_IS_NOT_FOR_THIS");
        assertThat(forward(annexes, "REVIEW_COMMITMENT").expect(403).reasons()).containsExactly("LINK_IS_NOT_FOR_THIS");
        for (var token : List.of(signing, annexes)) {
            assertThat(review(token, "/clearance", read()).expect(403).reasons()).containsExactly("LINK_IS_NOT_FOR_THIS");
            assertThat(review(token, "/clauses/costs/comments", Map.of("text", "x")).expect(403).reasons())
                    .containsExactly("LINK_IS_NOT_FOR_THIS");
        }
        assertThat(sign(annexes, hash()).expect(403).reasons()).containsExactly("LINK_IS_NOT_FOR_THIS");
        assertThat(holder(signing)
                .post(LINKED + "/signatures",
                        Map.of("name", DIRECTOR, "signatures", List.of(Map.of("visitId", story.visit, "textSha256", hash()))))
                .expect(403)
                .reasons()).containsExactly("LINK_IS_NOT_FOR_THIS");
        forward(signing, "REVIEW_COMMITMENT").expect(201);
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVIEW_COMMITMENT", "SIGN_COMMITMENT"})
    void opensNothingWhenItIsOverTakenBackOrTamperedWith(String purpose) {
        var over = issued(story.hanna(), purpose);
        mongo.updateFirst(new Query(Criteria.where("_id").is(over.at("/linkId"))),
                new Update().set("state.expiresAt", Instant.now().minusMillis(1)), "links");
        var taken = issued(story.carmen(), purpose);
        var child = forward(taken.at("/token"), "REVIEW_COMMITMENT").expect(201).at("/token");
        story.hanna().post(LINKS + "/" + taken.at("/linkId") + "/revocation", "{}").expect(200);
        var good = issued(story.hanna(), purpose).at("/token");

        assertNothingOpens(over.at("/token"), 410, "LINK_EXPIRED");
        assertNothingOpens(taken.at("/token"), 410, "LINK_REVOKED");
        assertNothingOpens(child, 410, "LINK_REVOKED");
        assertNothingOpens(good.substring(0, good.indexOf('.') + 1) + "A".repeat(43), 404, "LINK_UNKNOWN");
        assertThat(log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/clearance|{}|name", "/clearance|{\"name\":\"P\"}|textSha256",
            "/clearance|{\"name\":\"P\",\"textSha256\":\"abc\"}|textSha256",
            "/standard-clearance|{\"name\":\" \",\"textSha256\":\"HASH\"}|name",
            "/clauses/costs/comments|{\"name\":\"P\\u202eK\",\"text\":\"x\"}|name",
            "/clauses/costs/comments|{\"name\":\"P\",\"text\":\"\"}|text",
            "/clauses/costs/proposal/acceptance|{\"name\":\"P\",\"wordingSha256\":\"abc\"}|wordingSha256",
            "/signature|{\"name\":\"P\"}|textSha256"})
    void namesTheFieldThatIsWrong(String path, String body, String field) {
        var token = issued(story.hanna(), path.equals("/signature") ? "SIGN_COMMITMENT" : "REVIEW_COMMITMENT").at("/token");

        assertThat(holder(token).post(COMMITMENT + path, body.replace("HASH", hash())).expect(400).fields()).contains(field);
        assertThat(log()).isEmpty();
    }

    @Test
    void isIssuedAndSeenByTheHostAndThoseWhoPrepareItsCommitment() {
        var link = issued(story.carmen(), "REVIEW_COMMITMENT").at("/linkId");
        story.organisation("other-" + story.run, "Other", 2, story.hostPartnership);
        eventually(() -> story.carmen()
                .post(LINKS, wanted("REVIEW_COMMITMENT", Map.of("partyId", "other-" + story.run)))
                .expect(400));

        for (var nobody : List.of(story.sofia(), story.ernst(), story.stranger())) {
            nobody.post(LINKS, wanted("SIGN_COMMITMENT", Map.of())).expect(403);
            nobody.get(LINKS + "?hostOrganisationId=" + story.host).expect(403);
            nobody.post(LINKS + "/" + link + "/revocation", "{}").expect(403);
        }
        assertThat(story.hanna().get(LINKS + "?hostOrganisationId=" + story.host).expect(200).at("/items/0/linkId")).isEqualTo(link);
        assertThat(story.hanna().get(LINKS + "?xchangeId=" + story.xchange).expect(200).json().at("/items").size()).isZero();
        story.hanna().get(LINKS).expect(400);
        story.hanna().get(LINKS + "?hostOrganisationId=" + story.host + "&xchangeId=" + story.xchange).expect(400);
        for (var wrong : List.<Map<String, Object>>of(Map.of("xchangeId", story.xchange), Map.of("visitId", story.visit),
                Map.of("partyKind", "PARTNERSHIP"), Map.of("validDays", 0), Map.of("holder", ""))) {
            story.hanna().post(LINKS, wanted("SIGN_COMMITMENT", wrong)).expect(400);
        }
    }

    private void assertNothingOpens(String token, int status, String reason) {
        for (var answer : List.of(holder(token).get(LINKED), sign(token, hash()), review(token, "/clearance", read()),
                review(token, "/clauses/costs/comments", Map.of("text", "x")), forward(token, "REVIEW_COMMITMENT"))) {
            assertThat(answer.expect(status).reasons()).containsExactly(reason);
        }
    }

    private Http.Answer issued(Http issuer, String purpose) {
        return issuer.post(LINKS, wanted(purpose, Map.of())).expect(201);
    }

    private Map<String, Object> wanted(String purpose, Map<String, Object> otherwise) {
        var wanted = new HashMap<String, Object>(Map.of("purpose", purpose, "partyKind", "ORGANISATION", "partyId", story.host, "holder",
                "Legal affairs"));
        wanted.putAll(otherwise);
        return wanted;
    }

    private Map<String, Object> annexLink() {
        return wanted("SIGN_ANNEXES", Map.of("xchangeId", story.xchange));
    }

    private Http holder(String token) {
        return story.anyone().with("Sojourn-Link", token);
    }

    private Http.Answer review(String token, String path, Map<String, Object> body) {
        var named = new HashMap<>(body);
        named.put("name", LAWYER);
        return holder(token).post(COMMITMENT + path, named);
    }

    private Http.Answer sign(String token, String hash) {
        return holder(token).post(COMMITMENT + "/signature", Map.of("name", DIRECTOR, "textSha256", hash));
    }

    private Http.Answer forward(String token, String purpose) {
        return holder(token).post(LINKED + "/forwarding", Map.of("purpose", purpose, "holder", "Site security"));
    }

    private void redraftCosts(String text) {
        story.hanna()
                .put(story.commitmentPath(),
                        Map.of("clauses", List.of(Map.of("clauseId", "costs", "title", "Costs", "text", text))))
                .expect(200);
    }

    private Map<String, Object> read() {
        return Map.of("textSha256", hash());
    }

    private String hash() {
        return story.hanna().get(story.commitmentPath()).expect(200).at("/textSha256");
    }

    private String costs(String field) {
        return story.hanna()
                .get(story.commitmentPath())
                .expect(200)
                .json()
                .at("/clauses")
                .valueStream()
                .filter(clause -> clause.at("/clauseId").asString().equals("costs"))
                .map(clause -> clause.at(field).asString())
                .findFirst()
                .orElseThrow();
    }

    private String clause(String clauseId, String path) {
        return story.commitmentPath() + "/clauses/" + clauseId + path;
    }

    private List<LogEntry> log() {
        return commitments.get(new OrganisationId(story.host)).state().log().entries();
    }

    /** Words of the sealed document, with the breaks of its lines taken out. */
    private String document() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + story.commitmentPath() + "/document.pdf"))
                .header("Authorization", "Bearer " + Tokens.person("hanna").role("host").organisation(story.host).token());
        try (var client = HttpClient.newHttpClient();
                var pdf = Loader.loadPDF(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
