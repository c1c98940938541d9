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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

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
        assertThat(allowed(draft)).containsExactly("DRAFT", "REVIEW", "DISCUSS", "CLEAR");

        var reviewed = story.hanna().post(story.commitmentPath() + "/legal-review", "{}").expect(200);
        assertThat(reviewed.at("/state")).isEqualTo("IN_LEGAL_REVIEW");

        var cleared = story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        assertThat(allowed(cleared)).containsExactly("DRAFT", "SIGN");

        var signed = story.hanna().post(story.commitmentPath() + "/signature", Story.signature(draft.at("/textSha256"))).expect(200);
        assertThat(signed.at("/state")).isEqualTo("SIGNED");
        assertThat(signed.at("/signedBy")).isEqualTo("hanna");
        assertThat(signed.at("/validUntil")).isNotEmpty();
        eventually(() -> assertThat(Wire.heard("agreements.hosts", story.host).stream().map(event -> event.type())).containsExactly(
                "agreements.host-commitment-drafted.v1", "agreements.host-commitment-handed-to-legal.v1",
                "agreements.host-commitment-cleared.v1", "agreements.host-commitment-signed.v1"));
        assertThat(Wire.heard("agreements.hosts", story.host).getLast()).satisfies(event -> {
            assertThat(event.data().at("/textSha256").asString()).isEqualTo(draft.at("/textSha256"));
        });
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

        assertThat(allowed(seen)).containsExactly("DRAFT", "DISCUSS");
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
    @ValueSource(strings = {"", "[]", "7", "{\"clauses\":[{}]}", "{\"programmeId\":\"Not an id\"}",
            "{\"language\":\"english\"}", "{\"language\":\"xx\"}",
            "{\"clauses\":[{\"clauseId\":\"costs\",\"title\":\"T\",\"text\":\"{{host.nmae}}\"}]}", "{\"clauses\":[null]}",
            "{\"clauses\":\"text\"}", "{\"unknown\":1}",
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

    @Test
    void isReadByLawyersClauseByClause() {
        story.hanna().put(story.commitmentPath(), negotiated("costs", "Other costs.")).expect(200);
        var reviewed = story.hanna().post(story.commitmentPath() + "/legal-review", Map.of("owner", "Lena, Legal")).expect(200);
        assertThat(reviewed.at("/lane/owner")).isEqualTo("Lena, Legal");
        assertThat(reviewed.json().at("/lane/ageDays").asInt(-1)).isZero();

        var standard = story.hanna().post(story.commitmentPath() + "/standard-clearance", "{}").expect(200);
        assertThat(standard.json().at("/lane/uncleared").asInt()).isEqualTo(1);
        story.hanna().post(clause("costs", "comments"), Map.of("text", "<script>alert(1)</script>", "opens", true)).expect(200);
        assertThat(story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(409).reasons()).containsExactly("CLAUSE_OPEN");

        var proposed = story.carmen().put(clause("costs", "proposal"), Map.of("text", "Other costs, by invoice.")).expect(200);
        var waiting = of(proposed, "costs");
        assertThat(waiting.at("/status").asString()).isEqualTo("OPEN");
        assertThat(waiting.at("/comments/0/text").asString()).isEqualTo("<script>alert(1)</script>");
        assertThat(waiting.at("/proposal/redline").valueStream().map(segment -> segment.at("/kind").asString())).contains("ADDED");
        var shown = Map.of("wordingSha256", waiting.at("/proposal/wordingSha256").asString());
        assertThat(story.carmen().post(clause("costs", "proposal/acceptance"), shown).expect(409).reasons())
                .containsExactly("OWN_PROPOSAL");

        var accepted = story.hanna().post(clause("costs", "proposal/acceptance"), shown).expect(200);
        assertThat(accepted.at("/text")).contains("Other costs, by invoice.");
        assertThat(accepted.at("/state")).isEqualTo("IN_LEGAL_REVIEW");

        var cleared = story.hanna().post(clause("costs", "clearance"), "{}").expect(200);
        assertThat(cleared.at("/state")).isEqualTo("CLEARED");
    }

    @Test
    void letsOnlyTheHostClearSingleClauses() {
        story.carmen().post(clause("costs", "clearance"), "{}").expect(403);
        story.carmen().post(story.commitmentPath() + "/standard-clearance", "{}").expect(403);
        story.carmen().post(story.commitmentPath() + "/legal-review", "{}").expect(403);
        story.stranger().post(clause("costs", "comments"), Map.of("text", "x")).expect(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"comments|{}|text", "comments|{\"text\":\" \"}|text", "comments|{\"text\":\"a\\u202eb\"}|text",
            "comments|{\"text\":\"a\\u0000b\"}|text", "proposal|{}|text", "proposal|{\"text\":\"a\\u2066b\"}|text",
            "proposal|{\"title\":\"two\\nlines\",\"text\":\"x\"}|title", "proposal/acceptance|{}|wordingSha256",
            "proposal/acceptance|{\"wordingSha256\":\"abc\"}|wordingSha256"})
    void namesTheFieldThatIsWrongInTheLegalLane(String command, String body, String field) {
        var before = story.hanna().get(story.commitmentPath()).text();

        var refused = command.equals("proposal")
                ? story.hanna().put(clause("costs", command), body)
                : story.hanna().post(clause("costs", command), body);

        assertThat(refused.expect(400).fields()).containsExactly(field);
        assertThat(story.hanna().get(story.commitmentPath()).text()).isEqualTo(before);
    }

    @Test
    void refusesACommentOnAVersionThatSomebodyElseChangedAndMakesItOnce() {
        var tag = story.hanna().get(story.commitmentPath()).header("ETag");
        var once = story.hanna().with("Idempotency-Key", "comment-" + story.run);
        once.post(clause("costs", "comments"), Map.of("text", "Fine.")).expect(200);
        once.post(clause("costs", "comments"), Map.of("text", "Fine.")).expect(200);
        once.post(clause("costs", "comments"), Map.of("text", "Not fine.")).expect(422);

        story.hanna().with("If-Match", tag).post(clause("costs", "comments"), Map.of("text", "Late.")).expect(412);

        var clause = of(story.hanna().get(story.commitmentPath()).expect(200), "costs");
        assertThat(clause.at("/comments").valueStream().map(comment -> comment.at("/text").asString())).containsExactly("Fine.");
    }

    @Test
    void saysThatThereIsNoSuchClause() {
        assertThat(story.hanna().post(clause("nothing", "comments"), Map.of("text", "x")).expect(409).reasons())
                .containsExactly("UNKNOWN_CLAUSE");
        story.hanna().post(clause("%3Cscript%3E", "clearance"), "{}").expect(409);
    }

    @ParameterizedTest
    @CsvSource({"de,QUALITÄTSVERPFLICHTUNG,Haftung", "es,COMPROMISO DE CALIDAD,Responsabilidad", "fr,ENGAGEMENT DE QUALITÉ,Responsabilité",
            "lt,KOKYBĖS ĮSIPAREIGOJIMAS,Atsakomybė", "en,COMMITMENT TO QUALITY,Liability"})
    void draftsWhatShipsInALanguage(String language, String title, String clause) {
        var drafted = story.hanna().put(story.commitmentPath(), Map.of("language", language)).expect(200);

        assertThat(drafted.at("/language")).isEqualTo(language);
        assertThat(drafted.at("/text")).startsWith(title + "\n").contains("9. " + clause + "\n");
    }

    @Test
    void draftsFromTheProgrammesLibraryInALanguage() {
        story.programmeIsPublished(story.programme, "BIGINN");
        var library = "/api/agreements/programmes/" + story.programme + "/clause-library";
        assertThat(story.carmen().get(library).expect(200).json().at("/version").asInt()).isEqualTo(1);
        story.carmen().put(library, library("{{programme.name}}: {{host.name}}, {{validity.years}} years.")).expect(200);

        eventually(() -> {
            var drafted = story.hanna()
                    .put(story.commitmentPath(), Map.of("programmeId", story.programme, "language", "de"))
                    .expect(200);
            assertThat(drafted.at("/text")).contains("BIGINN: European XFEL, 2 years.")
                    .contains("Programm: BIGINN (" + story.programme + ")");
            assertThat(drafted.json().at("/libraryVersion").asInt()).isEqualTo(2);
        });
        assertThat(story.carmen().get(library + "?version=1").expect(200).json().at("/clauses").size()).isGreaterThan(5);
        story.carmen().get(library + "?version=3").expect(404);
    }

    @Test
    void draftsFromNoProgrammeThatWasNotHeardOf() {
        var before = story.hanna().get(story.commitmentPath()).text();

        for (var preparing : List.of(story.hanna(), story.carmen())) {
            assertThat(preparing.put(story.commitmentPath(), Map.of("programmeId", "unheard-of-" + story.run)).expect(400).fields())
                    .containsExactly("programmeId");
        }

        assertThat(story.hanna().get(story.commitmentPath()).text()).isEqualTo(before);
    }

    @Test
    void showsNoCoordinatorTheClausesOfAProgrammeOfOthers() {
        var foreign = "foreign-" + story.run;
        story.programmeIsPublished(foreign, "EXCITE").programmeIsPublished(story.programme, "BIGINN");
        story.anyone()
                .as(Tokens.person("frida").role("coordinator").programme(foreign).token())
                .put("/api/agreements/programmes/" + foreign + "/clause-library", library("Keine."))
                .expect(200);
        var chosen = Map.of("programmeId", foreign);
        eventually(() -> story.carmen().put(story.commitmentPath(), Map.of("programmeId", story.programme)).expect(200));
        eventually(() -> story.carmen().put(story.commitmentPath(), chosen).expect(403));

        assertThat(story.hanna().put(story.commitmentPath(), chosen).expect(200).at("/programmeId")).isEqualTo(foreign);
        assertThat(story.carmen().put(story.commitmentPath(), "{}").expect(200).at("/programmeId")).isEqualTo(foreign);
    }

    @Test
    void refusesALibraryThatNobodyCouldDraftFrom() {
        var library = "/api/agreements/programmes/" + story.programme + "/clause-library";

        assertThat(story.carmen().put(library, library("{{host.nmae}}")).expect(400).fields())
                .containsExactly("clauses[0].wordings[1].text");
        assertThat(story.carmen().put(library, "{}").expect(400).fields()).containsExactly("clauses");
        assertThat(story.carmen().put(library, library("turned \u202e round")).expect(400).fields())
                .containsExactly("clauses[0].wordings[1].text");
        story.hanna().get(library).expect(403);
        story.ernst().put(library, library("x")).expect(403);
        assertThat(story.carmen().get(library).expect(200).json().at("/version").asInt()).isEqualTo(1);
    }

    @Test
    void showsWhatItsEndConcernsAndEndsOnTheDayThatIsNamed() {
        story.annexAwaitsSignatures();
        var today = LocalDate.now(ZoneOffset.UTC);
        var effect = story.hanna().get(story.commitmentPath() + "/termination-effect?on=2024-03-01").expect(200).json();
        assertThat(effect.at("/xchanges/0/xchangeId").asString()).isEqualTo(story.xchange);
        assertThat(effect.at("/annexes/0/visitId").asString()).isEqualTo(story.visit);
        assertThat(story.hanna().get(story.commitmentPath() + "/termination-effect").expect(200).json().at("/xchanges")).isEmpty();
        assertThat(story.hanna().get(story.commitmentPath() + "/termination-effect?on=soon").expect(400).fields()).containsExactly("on");

        assertThat(story.hanna()
                .post(story.commitmentPath() + "/termination", Map.of("lastDay", "2024-03-01", "reason", "x"))
                .expect(400)
                .fields()).containsExactly("lastDay");
        assertThat(story.hanna().post(story.commitmentPath() + "/termination", Map.of("lastDay", today.toString())).expect(400).fields())
                .containsExactly("reason");
        var ended = story.carmen()
                .post(story.commitmentPath() + "/termination", Map.of("lastDay", today.toString(), "reason", "The site closes."))
                .expect(200);

        assertThat(ended.at("/state")).isEqualTo("TERMINATED");
        assertThat(ended.at("/signed/0/terminationReason")).isEqualTo("The site closes.");
        eventually(() -> assertThat(Wire.heard("agreements.hosts", story.host).getLast()).satisfies(event -> {
            assertThat(event.type()).isEqualTo("agreements.host-commitment-terminated.v1");
            assertThat(event.data().toString()).doesNotContain("The site closes.");
            assertThat(event.data().at("/hostOrganisationName").asString()).isEqualTo("European XFEL");
            assertThat(partnershipIds(event.data())).containsExactly(story.hostPartnership);
        }));
    }

    @Test
    void expiresByTheClockAndNoLongerCoversLaterVisits() {
        story.annexAwaitsSignatures();
        mongo.getCollection("host_commitments")
                .updateOne(Filters.eq("_id", story.host), Updates.combine(Updates.set("state.signed.0.validUntil", "2024-03-07"),
                        Updates.set("state.runsUntil", "2024-03-07")));

        eventually(() -> assertThat(story.hanna().get(story.commitmentPath()).at("/state")).isEqualTo("EXPIRED"));
        eventually(() -> {
            assertThat(Wire.heard("agreements.hosts", story.host).getLast()).satisfies(event -> {
                assertThat(event.type()).isEqualTo("agreements.host-commitment-expired.v1");
                assertThat(partnershipIds(event.data())).containsExactly(story.hostPartnership, story.visitingPartnership);
            });
            var annex = story.hanna().get(story.annexPath()).expect(200);
            assertThat(annex.at("/state")).isEqualTo("DRAFT");
            assertThat(annex.json().at("/missing").toString()).contains("HOST_COMMITMENT");
        });
        eventually(() -> assertThat(story.said("agreements.annex-uncovered.v1", story.visit)).singleElement()
                .satisfies(told -> assertThat(told.at("/visitingOrganisationId").asString()).isEqualTo(story.visitor)));
    }

    @Test
    void showsASignedVersionWhileALaterOneIsDrafted() {
        story.commitmentIsSigned();
        story.hanna().put(story.commitmentPath(), negotiated("costs", "Other costs.")).expect(200);

        assertThat(story.hanna().get(story.commitmentPath() + "/signed/1").expect(200).at("/text")).contains("Version: 1");
        story.hanna().get(story.commitmentPath() + "/signed/2").expect(404);
        story.stranger().get(story.commitmentPath() + "/signed/1").expect(403);
    }

    private static List<String> partnershipIds(JsonNode told) {
        return told.at("/partnershipIds").valueStream().map(JsonNode::asString).toList();
    }

    private String clause(String clauseId, String command) {
        return story.commitmentPath() + "/clauses/" + clauseId + "/" + command;
    }

    private static JsonNode of(Http.Answer answer, String clauseId) {
        return answer.json()
                .at("/clauses")
                .valueStream()
                .filter(clause -> clause.at("/clauseId").asString().equals(clauseId))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> library(String german) {
        return Map.of("clauses", List.of(Map.of("clauseId", "costs", "wordings",
                List.of(Map.of("language", "en", "title", "Costs", "text", "None."),
                        Map.of("language", "de", "title", "Kosten", "text", german)))));
    }

    private static Map<String, Object> negotiated(String clauseId, String text) {
        return Map.of("clauses", List.of(Map.of("clauseId", clauseId, "title", "Negotiated", "text", text)));
    }

    private static List<String> allowed(Http.Answer answer) {
        return answer.json().at("/allowed").valueStream().map(command -> command.asString()).toList();
    }
}
