package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SojournTest
class AnnexesTest {
    private final Story story;

    @Autowired
    AnnexesTest(Http http) {
        story = new Story(http);
    }

    @Test
    void isInForceOnceAllFourHaveSigned() {
        story.annexAwaitsSignatures();
        for (var signer : List.of(story.sofia(), story.ernst(), story.carmen())) {
            assertThat(sign(signer, story.hash()).expect(200).at("/state")).isEqualTo("AWAITING_SIGNATURES");
        }

        var last = sign(story.hanna(), story.hash()).expect(200);

        assertThat(last.at("/state")).isEqualTo("IN_FORCE");
        assertThat(last.json()
                .at("/parties")
                .valueStream()
                .map(party -> party.at("/roles/0").asString() + " " + party.at("/signedBy").asString()))
                .containsExactly("HO hanna", "HOP carmen", "VO sofia", "VOP ernst");
        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted", "annex-signed", "annex-signed", "annex-signed",
                "annex-signed", "annex-in-force"));
    }

    @Test
    void showsEveryPartyExactlyTheSameText() {
        story.annexAwaitsSignatures();

        var texts = List.of(story.hanna(), story.sofia(), story.carmen(), story.ernst())
                .stream()
                .map(party -> party.get(story.annexPath()).expect(200).at("/text"))
                .distinct();

        assertThat(texts).singleElement()
                .asString()
                .contains("European XFEL", "INEUSTAR", "Tour of the beamlines", "version 1 of the host commitment");
    }

    @Test
    void refusesAStaleSignatureWithTheCurrentHash() {
        story.annexAwaitsSignatures();
        var shown = story.hash();
        story.agendaIsConfirmed("Another tour");
        eventually(() -> assertThat(story.hash()).isNotEqualTo(shown));

        var stale = sign(story.sofia(), shown).expect(409);

        assertThat(stale.reasons().getFirst()).isEqualTo("STALE_TEXT");
        assertThat(stale.at("/reasons/0/required")).isEqualTo(story.hash());
        assertThat(stale.at("/reasons/0/found")).isEqualTo(shown);
        assertThat(stale.json()
                .at("/reasons")
                .valueStream()
                .map(reason -> reason.at("/code").asString() + " "
                        + reason.at("/found").asString() + reason.at("/required").asString()))
                .contains("LINE_REMOVED   Tour of the beamlines", "LINE_ADDED   Another tour")
                .noneMatch(line -> line.contains("INEUSTAR"));
    }

    @Test
    void asksExactlyTheVisitorsPartiesWhenTheGoalsChange() {
        story.annexIsInForce();

        name(story.sofia(), Map.of("goals", "Meet suppliers")).expect(200);

        assertThat(asked(story.hanna().get(story.annexPath()).json())).containsExactly("VO", "VOP");
        assertThat(story.sofia()
                .get(story.annexPath())
                .json()
                .at("/difference/lines")
                .valueStream()
                .map(line -> line.at("/change").asString() + line.at("/text").asString()))
                .containsExactly("REMOVED  to be named", "ADDED  Meet suppliers");
        assertThat(story.hanna().get(story.annexPath()).json().at("/allowed").isEmpty()).isTrue();
        sign(story.sofia(), story.hash()).expect(200);
        assertThat(sign(story.ernst(), story.hash()).expect(200).at("/state")).isEqualTo("IN_FORCE");
        eventually(() -> assertThat(story.saidOfTheAnnex()).endsWith("annex-in-force", "annex-reopened", "annex-signed", "annex-signed",
                "annex-in-force"));
        assertThat(story.said("agreements.annex-reopened.v1", story.visit).getFirst().at("/parties").size()).isEqualTo(2);
    }

    @Test
    void letsTheVisitorAndItsCoordinatorsAloneSayWhoTravels() {
        story.annexAwaitsSignatures();

        for (var other : List.of(story.hanna(), story.stranger())) {
            name(other, Map.of("traveller", "Mallory")).expect(403);
        }
        for (var one : List.of(story.sofia(), story.ernst(), story.carmen())) {
            name(one, Map.of("traveller", "Ana Ruiz")).expect(200);
        }
        assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("Name: Ana Ruiz\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"traveller\":\"Ana\\u202eRuiz\"}", "{\"function\":\"a\\nb\"}", "[]", "{\"name\":\"Ana\"}"})
    void refusesBadParticulars(String body) {
        story.annexAwaitsSignatures();
        var before = story.hash();

        story.sofia().put(story.annexPath() + "/particulars", body).expect(400);

        assertThat(story.hash()).isEqualTo(before);
    }

    @Test
    void refusesParticularsOverAnotherVersionThanTheCallerSaw() {
        story.annexAwaitsSignatures();
        var stale = story.sofia().with("If-Match", "\"0\"");

        assertThat(name(stale, Map.of("traveller", "Ana Ruiz")).status()).isEqualTo(412);
        assertThat(story.hanna().get(story.annexPath()).at("/text")).doesNotContain("Ana Ruiz");
    }

    @Test
    void showsWhyAPartyDeclinesUntilItSigns() {
        story.annexAwaitsSignatures();

        decline(story.hanna(), "The hall is closed that week.").expect(200);

        var shown = story.sofia().get(story.annexPath()).expect(200);
        assertThat(shown.at("/parties/0/declined/reason")).isEqualTo("The hall is closed that week.");
        eventually(() -> assertThat(story.said("agreements.annex-declined.v1", story.visit)).singleElement()
                .satisfies(event -> assertThat(event.toString()).doesNotContain("hall")));
        sign(story.hanna(), story.hash()).expect(200);
        assertThat(story.sofia().get(story.annexPath()).json().at("/parties/0/declined").isNull()).isTrue();
        assertThat(decline(story.hanna(), "After all not.").expect(409).reasons()).containsExactly("ALREADY_SIGNED");
    }

    @Test
    void signsManyAtOnceAndSaysOfEachWhatBecameOfIt() {
        story.annexAwaitsSignatures();
        var second = "visit-second-" + story.run;
        story.visitIsAccepted(second);
        eventually(() -> assertThat(story.hanna().get("/api/agreements/annexes/" + second).at("/state")).isEqualTo("AWAITING_SIGNATURES"));

        var answer = signAll(story.hanna(), List.of(item(story.visit, story.hash()), item(second, "0".repeat(64)),
                item("visit-unknown", "0".repeat(64)))).expect(200);

        assertThat(answer.json().at("/items").valueStream().map(item -> item.at("/result").asString()))
                .containsExactly("SIGNED", "REFUSED", "REFUSED");
        assertThat(answer.at("/items/1/reasons/0/code")).isEqualTo("STALE_TEXT");
        assertThat(answer.at("/items/2/reasons/0/code")).isEqualTo("NOT_A_PARTY");
        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted", "annex-signed"));
    }

    @Test
    void refusesABatchThatNamesAVisitTwiceOrNone() {
        story.annexAwaitsSignatures();
        var twice = signAll(story.hanna(), List.of(item(story.visit, story.hash()), item(story.visit, story.hash()))).expect(400);

        assertThat(twice.text()).contains("signatures[1].visitId");
        signAll(story.hanna(), List.of()).expect(400);
        signAll(story.hanna(), Collections.nCopies(201, item(story.visit, story.hash()))).expect(400);
        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted"));
    }

    @Test
    void refusesASignatureWhileSomethingIsMissing() {
        story.isReady();

        assertThat(sign(story.hanna(), "0".repeat(64)).expect(409).reasons()).containsExactly("MISSING_AGENDA", "MISSING_HOST_COMMITMENT");
    }

    @Test
    void letsOnlyPartiesSignAndSee() {
        story.annexAwaitsSignatures();
        var hash = story.hash();

        for (var other : List.of(story.stranger(), story.anyone().as(Tokens.operator()),
                story.anyone().as(Tokens.coordinator("another-programme", "another-partnership")),
                story.anyone().as(Tokens.person("no-coordinator").partnership(story.hostPartnership).token()))) {
            other.get(story.annexPath()).expect(403);
            sign(other, hash).expect(403);
            assertThat(other.get("/api/agreements/annexes?visitId=" + story.visit).expect(200).json().at("/items").size()).isZero();
        }
    }

    @Test
    void letsTheProgrammesCoordinatorSeeAndNotSign() {
        story.annexAwaitsSignatures();
        var coordinator = story.anyone().as(Tokens.coordinator(story.programme, "another-partnership"));

        coordinator.get(story.annexPath()).expect(200);
        sign(coordinator, story.hash()).expect(403);
    }

    @Test
    void listsWhatAwaitsTheCaller() {
        story.annexAwaitsSignatures();
        assertThat(awaiting(story.hanna())).containsExactly(story.visit);

        sign(story.hanna(), story.hash()).expect(200);

        assertThat(awaiting(story.hanna())).isEmpty();
        assertThat(awaiting(story.sofia())).containsExactly(story.visit);
        assertThat(story.hanna().get(story.annexPath()).json().at("/allowed").size()).isZero();
        assertThat(story.sofia().get(story.annexPath()).at("/allowed/0")).isEqualTo("SIGN");
    }

    @Test
    void listsPageByPage() {
        story.annexAwaitsSignatures();
        for (var other : List.of("a", "b", "c")) {
            story.visitIsAccepted("visit-" + other + "-" + story.run);
        }
        var path = "/api/agreements/annexes?awaiting=me&limit=2&xchangeId=" + story.xchange;
        eventually(() -> assertThat(story.sofia().get(path.replace("limit=2", "limit=10")).json().at("/items").size()).isEqualTo(4));

        var first = story.sofia().get(path).expect(200).json();
        var second = story.sofia().get(path + "&after=" + first.at("/next").asString()).expect(200).json();

        assertThat(first.at("/items").size()).isEqualTo(2);
        assertThat(second.at("/items").size()).isEqualTo(2);
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void countsTwoPartiesThatSignInTheSameMillisecond() {
        story.annexAwaitsSignatures();
        var hash = story.hash();
        assertThat(atOnce(Stream.of(story.hanna(), story.sofia(), story.carmen(), story.ernst())
                .<Callable<Integer>>map(signer -> () -> sign(signer, hash).status())
                .toList())).containsOnly(200);

        story.annexIs("IN_FORCE");
        eventually(() -> assertThat(story.said("agreements.annex-in-force.v1", story.visit)).hasSize(1));
    }

    @Test
    void countsARepeatedSignatureOnce() {
        story.annexAwaitsSignatures();
        var hash = story.hash();
        var once = story.hanna().with("Idempotency-Key", "signature-" + story.run);

        sign(once, hash).expect(200);
        sign(once, hash).expect(200);
        sign(story.hanna(), hash).expect(200);
        sign(story.sofia(), hash).expect(200);

        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted", "annex-signed", "annex-signed"));
    }

    @Test
    void refusesASignatureOfAWithdrawnVisit() {
        story.annexAwaitsSignatures();
        var hash = story.hash();
        story.visitIs("withdrawn", 4);
        eventually(() -> story.annexIs("VOID"));

        assertThat(sign(story.hanna(), hash).expect(409).reasons()).containsExactly("ANNEX_VOID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"textSha256\":null}", "{\"textSha256\":\"abc\"}", "{\"textSha256\":7}",
            "{\"textSha256\":\"x\",\"as\":\"host\"}"})
    void refusesABadSignature(String body) {
        story.isReady();

        story.hanna().post(story.annexPath() + "/signatures", body).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "awaiting=you", "visitId=Not+an+id", "xchangeId=%00"})
    void refusesABadQuery(String query) {
        story.hanna().get("/api/agreements/annexes?" + query).expect(400);
    }

    @Test
    void knowsNoAnnexOfAnUnknownVisit() {
        story.hanna().get("/api/agreements/annexes/nobody-knows").expect(404);
        sign(story.hanna(), "0".repeat(64)).expect(404);
    }

    private Http.Answer sign(Http signer, String hash) {
        return signer.post(story.annexPath() + "/signatures", Story.signature(hash));
    }

    private Http.Answer name(Http visitor, Map<String, Object> particulars) {
        return visitor.put(story.annexPath() + "/particulars", particulars);
    }

    private Http.Answer decline(Http party, String reason) {
        return party.post(story.annexPath() + "/refusal", Map.of("textSha256", story.hash(), "reason", reason));
    }

    private static Http.Answer signAll(Http signer, List<Map<String, Object>> items) {
        return signer.post("/api/agreements/annexes/signatures", Map.of("signatures", items));
    }

    private static Map<String, Object> item(String visitId, String hash) {
        return Map.of("visitId", visitId, "textSha256", hash);
    }

    private static List<String> asked(JsonNode annex) {
        return annex.at("/parties")
                .valueStream()
                .filter(party -> party.at("/asked").asBoolean())
                .map(party -> party.at("/roles/0").asString())
                .toList();
    }

    private List<String> awaiting(Http caller) {
        return caller.get("/api/agreements/annexes?awaiting=me")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(annex -> annex.at("/visitId").asString())
                .toList();
    }
}
