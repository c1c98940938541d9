package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

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

        assertThat(stale.reasons()).containsExactly("STALE_TEXT");
        assertThat(stale.at("/reasons/0/required")).isEqualTo(story.hash());
        assertThat(stale.at("/reasons/0/found")).isEqualTo(shown);
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
    void countsTwoPartiesThatSignInTheSameMillisecond() throws Exception {
        story.annexAwaitsSignatures();
        var hash = story.hash();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var signing = List.of(story.hanna(), story.sofia(), story.carmen(), story.ernst())
                    .stream()
                    .<Callable<Integer>>map(signer -> () -> sign(signer, hash).status())
                    .toList();
            for (var answer : people.invokeAll(signing)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

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
