package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.agreements.application.Annexes;
import eu.sojourn.agreements.application.Links;
import eu.sojourn.agreements.application.SigningClaims;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Links by which a host's contact without an account reads and signs. */
@SojournTest
@ExtendWith(OutputCaptureExtension.class)
class LinksTest {
    private static final String LINKS = "/api/agreements/links";
    private static final String LINKED = "/api/agreements/linked";
    private static final String NAME = "Dr Petra Kern, head of legal affairs";

    private final Story story;
    private final Links links;
    private final Annexes annexes;
    private final SigningClaims claims;
    private final MongoTemplate mongo;

    @Autowired
    LinksTest(Http http, Links links, Annexes annexes, SigningClaims claims, MongoTemplate mongo) {
        story = new Story(http);
        this.links = links;
        this.annexes = annexes;
        this.claims = claims;
        this.mongo = mongo;
    }

    @Test
    void letsSomebodyWithoutAnAccountReadAndSignForTheHost() {
        story.annexAwaitsSignatures();
        var token = issued(story.carmen(), "SIGN_ANNEXES").at("/token");

        var shown = holder(token).get(LINKED).expect(200);
        var signed = sign(token, shown.at("/annexes/0/textSha256")).expect(200);

        assertThat(shown.at("/annexes/0/text")).isEqualTo(story.hanna().get(story.annexPath()).at("/text"));
        assertThat(shown.at("/annexes/0/allowed/0")).isEqualTo("SIGN");
        assertThat(signed.at("/state")).isEqualTo("USED");
        assertThat(signed.at("/signature/annexes/0/outcome")).isEqualTo("SIGNED");
        assertThat(signed.at("/signature/name")).isEqualTo(NAME);
        assertThat(signers()).containsExactly("HO signed", "HOP open", "VO open", "VOP open");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void signsOnceAndThenShowsWhatWasSigned() {
        story.annexAwaitsSignatures();
        var token = issued(story.hanna(), "SIGN_ANNEXES").at("/token");
        sign(token, story.hash()).expect(200);

        var again = sign(token, story.hash()).expect(409);

        assertThat(again.reasons()).containsExactly("LINK_USED");
        assertThat(again.at("/reasons/0/message")).contains(NAME);
        assertThat(holder(token).get(LINKED).expect(200).at("/signature/annexes/0/visitId")).isEqualTo(story.visit);
        assertThat(forward(token, "SIGN_ANNEXES").expect(409).reasons()).containsExactly("LINK_USED");
    }

    @Test
    void opensNothingAfterItsTime() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        set(link, "expiresAt", Instant.now().minusMillis(1));

        for (var answer : List.of(holder(link.at("/token")).get(LINKED), sign(link.at("/token"), story.hash()),
                forward(link.at("/token"), "READ"))) {
            assertThat(answer.expect(410).reasons()).containsExactly("LINK_EXPIRED");
        }
        assertThat(signers()).containsOnly("HO open", "HOP open", "VO open", "VOP open");
        assertThat(managed(link.at("/linkId"))).containsEntry("state", "EXPIRED");
    }

    @Test
    void opensNothingAfterItWasTakenBackNorDoesWhatItWasForwardedTo() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        var child = forward(link.at("/token"), "SIGN_ANNEXES").expect(201).at("/token");
        story.carmen().post(LINKS + "/" + link.at("/linkId") + "/revocation", "{}").expect(200);

        for (var token : List.of(link.at("/token"), child)) {
            assertThat(holder(token).get(LINKED).expect(410).reasons()).containsExactly("LINK_REVOKED");
            assertThat(sign(token, story.hash()).expect(410).reasons()).containsExactly("LINK_REVOKED");
        }
    }

    @Test
    void opensNothingToATokenThatWasTamperedWith() {
        story.annexAwaitsSignatures();
        var token = issued(story.hanna(), "SIGN_ANNEXES").at("/token");
        var other = issued(story.hanna(), "SIGN_ANNEXES").at("/token");
        var last = token.charAt(token.length() - 2) == 'A' ? 'B' : 'A';

        for (var wrong : List.of(token.substring(0, token.length() - 2) + last + token.charAt(token.length() - 1), token + "A",
                token.substring(0, token.length() - 1), token.substring(0, token.indexOf('.')) + other.substring(other.indexOf('.')),
                token.toUpperCase(java.util.Locale.ROOT), "x", ".", "nobody." + "A".repeat(43))) {
            assertThat(holder(wrong).get(LINKED).expect(404).reasons()).as(wrong).containsExactly("LINK_UNKNOWN");
            assertThat(sign(wrong, story.hash()).expect(404).reasons()).as(wrong).containsExactly("LINK_UNKNOWN");
        }
        assertThat(story.anyone().get(LINKED).expect(404).reasons()).containsExactly("LINK_UNKNOWN");
        holder(token).get(LINKED).expect(200);
    }

    @Test
    void signsNothingByALinkForReading() {
        story.annexAwaitsSignatures();
        var token = issued(story.hanna(), "READ").at("/token");

        assertThat(sign(token, story.hash()).expect(403).reasons()).containsExactly("LINK_ONLY_READS");
        assertThat(forward(token, "SIGN_ANNEXES").expect(403).reasons()).containsExactly("LINK_ONLY_READS");
        assertThat(holder(token).get(LINKED).expect(200).json().at("/annexes/0/allowed").size()).isZero();
    }

    @Test
    void signsForNoOtherPartyAndInNoOtherXchangeOrVisit() {
        story.annexAwaitsSignatures();
        var second = "visit-b-" + story.run;
        story.visitIsAccepted(second);
        eventually(() -> assertThat(story.hanna().get("/api/agreements/annexes/" + second).expect(200).at("/state"))
                .isEqualTo("AWAITING_SIGNATURES"));
        var elsewhere = new Story(story.anyone());
        elsewhere.annexAwaitsSignatures();
        var token = story.sofia()
                .post(LINKS, wanted("SIGN_ANNEXES", Map.of("partyId", story.visitor, "visitId", story.visit)))
                .expect(201)
                .at("/token");

        for (var other : List.of(elsewhere.visit, second, "nobody-knows")) {
            assertThat(sign(token, Map.of(story.visit, story.hash(), other, elsewhere.hash())).expect(403).reasons()).as(other)
                    .containsExactly("LINK_IS_NOT_FOR_THIS");
        }
        sign(token, story.hash()).expect(200);

        assertThat(signers()).containsExactly("HO open", "HOP open", "VO signed", "VOP open");
    }

    @Test
    void isIssuedOnlyByThoseWhoMayBindThePartyAndForAHostByItsCoordinators() {
        story.annexAwaitsSignatures();

        for (var nobody : List.of(story.stranger(), story.sofia(), story.ernst())) {
            nobody.post(LINKS, wanted("SIGN_ANNEXES", Map.of())).expect(403);
        }
        story.carmen().post(LINKS, wanted("SIGN_ANNEXES", Map.of("partyId", story.visitor))).expect(403);
        story.hanna()
                .post(LINKS, wanted("SIGN_ANNEXES", Map.of("partyId", story.hostPartnership, "partyKind", "PARTNERSHIP")))
                .expect(403);
        story.ernst()
                .post(LINKS, wanted("SIGN_ANNEXES", Map.of("partyId", story.visitingPartnership, "partyKind", "PARTNERSHIP")))
                .expect(201);
    }

    @Test
    void namesThePartnershipThatItIsFor() {
        story.programmeIsPublished(story.programme, "BIGINN").annexAwaitsSignatures();
        var link = story.carmen()
                .post(LINKS, wanted("READ", Map.of("partyId", story.hostPartnership, "partyKind", "PARTNERSHIP")))
                .expect(201);

        eventually(() -> assertThat(holder(link.at("/token")).get(LINKED).expect(200).at("/partyName")).isEqualTo("BIGINN"));
    }

    @Test
    void handsTheSignatureOnToOneLinkAlone() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        var legal = forward(link.at("/token"), "SIGN_ANNEXES").expect(201);

        assertThat(sign(link.at("/token"), story.hash()).expect(409).reasons()).containsExactly("LINK_FORWARDED");
        assertThat(forward(link.at("/token"), "SIGN_ANNEXES").expect(409).reasons()).containsExactly("LINK_FORWARDED");
        assertThat(holder(link.at("/token")).get(LINKED).expect(200).json().at("/annexes").size()).isOne();
        sign(legal.at("/token"), story.hash()).expect(200);

        assertThat(traced(link.at("/linkId"))).containsExactly("ISSUED", "FORWARDED_TO_SIGN", "OPENED");
        assertThat(traced(legal.at("/linkId"))).containsExactly("ISSUED", "CLAIMED", "SIGNED");
        assertThat(managed(legal.at("/linkId"))).containsEntry("forwardedFrom", link.at("/linkId"));
    }

    /** The first of two writes made the link, the second, which lets it sign, was lost with the process. */
    @Test
    void signsNothingByALinkWhoseForwardingWasNotFinished() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        var legal = forward(link.at("/token"), "SIGN_ANNEXES").expect(201);
        set(link, "signingForwardedTo", null);

        assertThat(sign(legal.at("/token"), story.hash()).expect(404).reasons()).containsExactly("LINK_UNKNOWN");
        sign(link.at("/token"), story.hash()).expect(200);
    }

    @Test
    void letsOneOfTwoHoldersOfALinkSignInTheSameMillisecond() {
        story.annexAwaitsSignatures();
        var token = issued(story.hanna(), "SIGN_ANNEXES").at("/token");
        var hash = story.hash();

        var answers = atOnce(Collections.<Callable<Integer>>nCopies(8, () -> sign(token, hash).status()));

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        eventually(() -> assertThat(story.said("agreements.annex-signed.v1", story.visit)).hasSize(1));
    }

    @Test
    void finishesByTheClockWhatACrashLeftBetweenClaimAndSignature() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        var claim = new Claim(NAME, Instant.now(), List.of(new Claim.Item(new VisitId(story.visit), new Sha256(story.hash()))));
        links.update(new LinkId(link.at("/linkId")), null, each -> each.claim(claim, Instant.now()));

        eventually(() -> assertThat(managed(link.at("/linkId"))).containsEntry("state", "USED"));

        assertThat(signers()).containsExactly("HO signed", "HOP open", "VO open", "VOP open");
        claims.finishAll();
        eventually(() -> assertThat(story.said("agreements.annex-signed.v1", story.visit)).hasSize(1));
    }

    @Test
    void refusesAllWhereOneTextIsStaleAndIsNotUsedUpByIt() {
        story.annexAwaitsSignatures();
        var token = issued(story.hanna(), "SIGN_ANNEXES").at("/token");
        var shown = story.hash();
        story.agendaIsConfirmed("Another tour");
        eventually(() -> assertThat(story.hash()).isNotEqualTo(shown));

        assertThat(sign(token, shown).expect(409).reasons()).containsExactly("STALE_TEXT");
        sign(token, story.hash()).expect(200);
    }

    @Test
    void opensAgainWhereAnAnnexChangedBetweenClaimAndSignature() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        var claim = new Claim(NAME, Instant.now(), List.of(new Claim.Item(new VisitId(story.visit), new Sha256("0".repeat(64)))));
        links.update(new LinkId(link.at("/linkId")), null, each -> each.claim(claim, Instant.now()));
        claims.finishAll();

        assertThat(managed(link.at("/linkId"))).containsEntry("state", "OPEN");
        sign(link.at("/token"), story.hash()).expect(200);
    }

    @Test
    void tellsItsSecretOnceAndKeepsOnlyItsHash(CapturedOutput logged) {
        story.annexAwaitsSignatures();
        var hanna = story.hanna().with("Idempotency-Key", "a-link-" + story.run);
        var link = hanna.post(LINKS, wanted("SIGN_ANNEXES", Map.of())).expect(201);
        var secret = link.at("/token").substring(link.at("/token").indexOf('.') + 1);

        var repeated = hanna.post(LINKS, wanted("SIGN_ANNEXES", Map.of())).expect(201).json();
        sign(link.at("/token"), story.hash()).expect(200);

        assertThat(repeated.at("/linkId").asString()).isEqualTo(link.at("/linkId"));
        assertThat(repeated.at("/token").isNull()).isTrue();
        assertThat(story.hanna().get(LINKS + "?xchangeId=" + story.xchange).expect(200).text()).doesNotContain(secret);
        assertThat(mongo.findAll(org.bson.Document.class, "links").toString()).doesNotContain(secret);
        eventually(() -> assertThat(story.said("agreements.annex-signed.v1", story.visit)).hasSize(1));
        assertThat(Wire.heard("agreements.xchanges", story.visit).toString()).doesNotContain(secret, "Petra");
        assertThat(logged.getAll()).doesNotContain(secret, "Petra");
    }

    @Test
    void declinesWithAReasonAndIsNotUsedUpByIt() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        var reader = issued(story.hanna(), "READ").at("/token");
        var refusal = Map.of("visitId", story.visit, "textSha256", story.hash(), "name", NAME, "reason",
                "Not in the week of the shutdown.");

        holder(reader).post(LINKED + "/refusals", refusal).expect(403);
        holder(link.at("/token")).post(LINKED + "/refusals", refusal).expect(200);

        assertThat(story.sofia().get(story.annexPath()).at("/parties/0/declined/reason")).isEqualTo("Not in the week of the shutdown.");
        assertThat(traced(link.at("/linkId"))).containsExactly("ISSUED", "DECLINED");
        sign(link.at("/token"), story.hash()).expect(200);
    }

    @Test
    void keepsInTheLogOfTheAnnexThatItWasSignedByALinkAndByWhom() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        sign(link.at("/token"), story.hash()).expect(200);

        var log = annexes.get(new VisitId(story.visit)).state().log().entries();

        assertThat(log).filteredOn(entry -> entry.by().equals("link:" + link.at("/linkId")))
                .extracting(entry -> entry.act().name())
                .containsExactly("LINK_USED", "SIGNED");
        assertThat(log).anySatisfy(entry -> assertThat(entry.detail()).isEqualTo(NAME));
        assertThat(log).anySatisfy(entry -> assertThat(entry.detail()).startsWith("issued by hanna at ")
                .contains("for \"Legal affairs of European XFEL\"; used by"));
    }

    /** As links were stored before their way was kept. */
    @Test
    void namesTheIssuerOfALinkThatIsStoredWithoutItsWay() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES");
        set(link, "origin", null);

        sign(link.at("/token"), story.hash()).expect(200);

        assertThat(annexes.get(new VisitId(story.visit)).state().log().entries())
                .anySatisfy(entry -> assertThat(entry.detail()).startsWith("issued by hanna at "));
    }

    @Test
    void showsLinksToThoseOnlyWhoMayIssueThem() {
        story.annexAwaitsSignatures();
        var link = issued(story.hanna(), "SIGN_ANNEXES").at("/linkId");

        assertThat(story.carmen().get(LINKS + "?xchangeId=" + story.xchange).expect(200).text()).contains(link);
        for (var other : List.of(story.sofia(), story.ernst(), story.stranger(), story.anyone().as(Tokens.operator()))) {
            assertThat(other.get(LINKS + "?xchangeId=" + story.xchange).expect(200).json().at("/items").size()).isZero();
            other.post(LINKS + "/" + link + "/revocation", "{}").expect(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":\"P\",\"signatures\":[]}", "{\"name\":\"\",\"signatures\":[ITEM]}",
            "{\"name\":\"P\\u202eK\",\"signatures\":[ITEM]}", "{\"name\":\"P\",\"signatures\":[ITEM,ITEM]}",
            "{\"name\":\"P\",\"signatures\":[{\"visitId\":\"Not an id\",\"textSha256\":\"x\"}]}", "{\"name\":\"P\",\"signatures\":[null]}"})
    void refusesABadSignatureAndIsNotUsedUpByIt(String body) {
        story.annexAwaitsSignatures();
        var token = issued(story.hanna(), "SIGN_ANNEXES").at("/token");
        var item = "{\"visitId\":\"%s\",\"textSha256\":\"%s\"}".formatted(story.visit, story.hash());

        holder(token).post(LINKED + "/signatures", body.replace("ITEM", item)).expect(400);

        sign(token, story.hash()).expect(200);
    }

    @Test
    void refusesABadLink() {
        story.annexAwaitsSignatures();
        for (var wrong : List.<Map<String, Object>>of(Map.of("holder", " "), Map.of("holder", "x".repeat(121)), Map.of("validDays", 0),
                Map.of("validDays", 91), Map.of("visitId", "nobody-knows"), Map.of("purpose", "PAY"), Map.of("xchangeId", "?"))) {
            story.hanna().post(LINKS, wanted("SIGN_ANNEXES", wrong)).expect(400);
        }
    }

    private Http.Answer issued(Http issuer, String purpose) {
        return issuer.post(LINKS, wanted(purpose, Map.of())).expect(201);
    }

    private Map<String, Object> wanted(String purpose, Map<String, Object> otherwise) {
        var wanted = new HashMap<String, Object>(Map.of("purpose", purpose, "xchangeId", story.xchange, "partyKind", "ORGANISATION",
                "partyId", story.host, "holder", "Legal affairs of European XFEL"));
        wanted.putAll(otherwise);
        return wanted;
    }

    private Http holder(String token) {
        return story.anyone().with("Sojourn-Link", token);
    }

    private Http.Answer sign(String token, String hash) {
        return sign(token, Map.of(story.visit, hash));
    }

    private Http.Answer sign(String token, Map<String, String> hashes) {
        return holder(token).post(LINKED + "/signatures", Map.of("name", NAME, "signatures", hashes.entrySet()
                .stream()
                .map(entry -> Map.of("visitId", entry.getKey(), "textSha256", entry.getValue()))
                .toList()));
    }

    private Http.Answer forward(String token, String purpose) {
        return holder(token).post(LINKED + "/forwarding", Map.of("purpose", purpose, "holder", "Site security"));
    }

    /** Sets what only time, or a crash, would set. */
    private void set(Http.Answer link, String field, Object value) {
        mongo.updateFirst(new Query(Criteria.where("_id").is(link.at("/linkId"))), new Update().set("state." + field, value), "links");
    }

    private List<String> signers() {
        return story.hanna()
                .get(story.annexPath())
                .expect(200)
                .json()
                .at("/parties")
                .valueStream()
                .map(party -> party.at("/roles/0").asString() + (party.at("/signed").asBoolean() ? " signed" : " open"))
                .toList();
    }

    private Map<String, String> managed(String linkId) {
        var found = new HashMap<String, String>();
        story.hanna()
                .get(LINKS + "?xchangeId=" + story.xchange)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(link -> link.at("/linkId").asString().equals(linkId))
                .forEach(link -> link.properties().forEach(field -> found.put(field.getKey(), field.getValue().asString(""))));
        return found;
    }

    private List<String> traced(String linkId) {
        return links.find(new LinkId(linkId)).map(Stored::state).orElseThrow().trace().stream().map(each -> each.what().name()).toList();
    }
}
