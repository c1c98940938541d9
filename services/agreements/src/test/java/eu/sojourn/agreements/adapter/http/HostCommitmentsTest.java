package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

@SojournTest
class HostCommitmentsTest {
    private final Story story;
    private final MongoTemplate mongo;

    @Autowired
    HostCommitmentsTest(Http http, MongoTemplate mongo) {
        this.story = new Story(http);
        this.mongo = mongo;
    }

    @BeforeEach
    void theHostIsKnown() {
        story.organisationsAreValidated();
        eventually(() -> story.hanna().put(story.commitmentPath(), "{}").expect(200));
    }

    @Test
    void goesFromDraftOverClearanceToASignature() {
        var draft = story.hanna().get(story.commitmentPath()).expect(200);
        assertThat(draft.at("/state")).isEqualTo("DRAFT");
        assertThat(draft.at("/text")).contains("Host organisation: European XFEL (" + story.host + ")");
        assertThat(allowed(draft)).containsExactly("DRAFT", "REVIEW", "CLEAR");

        var reviewed = story.hanna().post(story.commitmentPath() + "/legal-review", "{}").expect(200);
        assertThat(reviewed.at("/state")).isEqualTo("IN_LEGAL_REVIEW");

        var cleared = story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        assertThat(allowed(cleared)).containsExactly("DRAFT", "SIGN");

        var signed = story.hanna().post(story.commitmentPath() + "/signature", Story.signature(draft.at("/textSha256"))).expect(200);
        assertThat(signed.at("/state")).isEqualTo("SIGNED");
        assertThat(signed.at("/signedBy")).isEqualTo("hanna");
        assertThat(signed.at("/validUntil")).isNotEmpty();
        eventually(() -> assertThat(Wire.heard("agreements.hosts", story.host)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("agreements.host-commitment-signed.v1");
            assertThat(event.data().at("/textSha256").asString()).isEqualTo(draft.at("/textSha256"));
        }));
    }

    @Test
    void staysSignedWhenItIsDraftedAgainAsItWas() {
        story.commitmentIsSigned();

        var again = story.carmen().put(story.commitmentPath(), "{}").expect(200);

        assertThat(again.at("/state")).isEqualTo("SIGNED");
        assertThat(again.json().at("/version").asInt()).isEqualTo(1);
    }

    @Test
    void isRenewedInTheSameWordsOnceItHasExpired() {
        story.commitmentIsSigned();
        mongo.getCollection("host_commitments")
                .updateOne(Filters.eq("_id", story.host), Updates.set("state.signed.0.validUntil", "2024-01-31"));

        story.commitmentIsSigned();

        var renewed = story.hanna().get(story.commitmentPath()).expect(200);
        assertThat(renewed.at("/state")).isEqualTo("SIGNED");
        assertThat(renewed.json().at("/version").asInt()).isEqualTo(2);
        assertThat(renewed.at("/validUntil")).isGreaterThan("2024-01-31");
    }

    @Test
    void draftsAnotherVersionWhenAClauseIsNegotiated() {
        story.commitmentIsSigned();

        var redrafted = story.hanna().put(story.commitmentPath(), negotiated("confidentiality", "Five years.")).expect(200).json();

        assertThat(redrafted.at("/state").asString()).isEqualTo("DRAFT");
        assertThat(redrafted.at("/version").asInt()).isEqualTo(2);
        assertThat(redrafted.at("/inForceVersion").asInt()).isEqualTo(1);
        assertThat(redrafted.at("/clauses")
                .valueStream()
                .filter(clause -> clause.at("/status").asString().equals("NEGOTIATED"))
                .map(clause -> clause.at("/clauseId").asString())).containsExactly("confidentiality");
    }

    @Test
    void refusesAStaleSignatureWithTheCurrentHash() {
        story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);

        var stale = story.hanna().post(story.commitmentPath() + "/signature", Story.signature("0".repeat(64))).expect(409);

        assertThat(stale.reasons()).containsExactly("STALE_TEXT");
        assertThat(stale.at("/reasons/0/required")).isEqualTo(story.hanna().get(story.commitmentPath()).at("/textSha256"));
    }

    @Test
    void refusesASignatureBeforeClearance() {
        var hash = story.hanna().get(story.commitmentPath()).at("/textSha256");

        var refused = story.hanna().post(story.commitmentPath() + "/signature", Story.signature(hash)).expect(409);

        assertThat(refused.reasons()).containsExactly("COMMITMENT_DRAFT");
    }

    @Test
    void letsTheHostsCoordinatorDraftAndNotSign() {
        var seen = story.carmen().get(story.commitmentPath()).expect(200);

        assertThat(allowed(seen)).containsExactly("DRAFT");
        story.carmen().post(story.commitmentPath() + "/clearance", "{}").expect(403);
        story.carmen().post(story.commitmentPath() + "/signature", Story.signature(seen.at("/textSha256"))).expect(403);
    }

    @Test
    void isClosedToEverybodyElse() {
        for (var other : List.of(story.stranger(), story.sofia(), story.ernst(), story.anyone().as(Tokens.operator()),
                story.anyone().as(Tokens.person("no-coordinator").partnership(story.hostPartnership).token()))) {
            other.get(story.commitmentPath()).expect(403);
            other.put(story.commitmentPath(), "{}").expect(403);
        }
    }

    @Test
    void showsWhatIsInForceToThoseWhoVisit() {
        story.commitmentIsSigned().xchangeIsOpened().visitIsAccepted();
        eventually(() -> story.sofia().get(story.commitmentPath()).expect(200));
        story.hanna().put(story.commitmentPath(), negotiated("costs", "Other costs.")).expect(200);

        var seen = story.sofia().get(story.commitmentPath()).expect(200);

        assertThat(seen.at("/state")).isEqualTo("SIGNED");
        assertThat(seen.json().at("/version").asInt()).isEqualTo(1);
        assertThat(allowed(seen)).isEmpty();
    }

    @Test
    void refusesAChangeToAVersionThatSomebodyElseChanged() {
        var tag = story.hanna().get(story.commitmentPath()).header("ETag");
        story.hanna().with("If-Match", tag).post(story.commitmentPath() + "/legal-review", "{}").expect(200);

        story.hanna().with("If-Match", tag).post(story.commitmentPath() + "/clearance", "{}").expect(412);
    }

    @Test
    void makesARepeatedCommandOnce() {
        var once = story.hanna().with("Idempotency-Key", "draft-" + story.run);

        var first = once.put(story.commitmentPath(), negotiated("costs", "Other costs.")).expect(200);
        var second = once.put(story.commitmentPath(), negotiated("costs", "Other costs.")).expect(200);
        once.put(story.commitmentPath(), negotiated("costs", "Yet other costs.")).expect(422);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void saysThatTheHostIsNotKnownYet() {
        story.anyone()
                .as(Tokens.host("unheard-of-" + story.run))
                .put("/api/agreements/host-commitments/unheard-of-" + story.run, "{}")
                .expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"clauses\":[{}]}", "{\"clauses\":[null]}", "{\"clauses\":\"text\"}", "{\"unknown\":1}",
            "{\"clauses\":[{\"clauseId\":\"Not an id\",\"title\":\"T\",\"text\":\"x\"}]}",
            "{\"clauses\":[{\"clauseId\":\"costs\",\"title\":\"two\\nlines\",\"text\":\"x\"}]}",
            "{\"clauses\":[{\"clauseId\":\"costs\",\"title\":\"T\",\"text\":\"turned \\u202e round\"}]}",
            "{\"clauses\":[{\"clauseId\":\"costs\",\"title\":\"T\",\"text\":\" \"}]}"})
    void refusesBadInputAndStoresNothing(String body) {
        var before = story.hanna().get(story.commitmentPath()).text();

        story.hanna().put(story.commitmentPath(), body).expect(400);

        assertThat(story.hanna().get(story.commitmentPath()).text()).isEqualTo(before);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(story.hanna().put(story.commitmentPath(), negotiated("costs", "\u0007")).expect(400).fields())
                .containsExactly("clauses[0].text");
        assertThat(story.hanna().post(story.commitmentPath() + "/signature", "{}").expect(400).fields()).containsExactly("textSha256");
        assertThat(story.hanna().post(story.commitmentPath() + "/signature", Story.signature("abc")).expect(400).fields())
                .containsExactly("textSha256");
    }

    private static Map<String, Object> negotiated(String clauseId, String text) {
        return Map.of("clauses", List.of(Map.of("clauseId", clauseId, "title", "Negotiated", "text", text)));
    }

    private static List<String> allowed(Http.Answer answer) {
        return answer.json().at("/allowed").valueStream().map(command -> command.asString()).toList();
    }
}
