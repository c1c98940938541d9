package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.testing.Concurrently;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

@SojournTest
class InvitationsControllerTest {

    private static final Map<String, Object> INFORMATIVE = Map.of("answers", Map.of("outcome", "INFORMATIVE", "days-attended", 5));

    @Autowired
    private Http http;

    private Visit visit = Completion.of("unset");
    private String invitation = "";

    @BeforeEach
    void invite() {
        visit = Completion.over(http);
        invitation = visit.visitorInvitation();
    }

    @Test
    void showsTheQuestionsWithWhatIsKnown() {
        Answer answer = http.as(visit.visitor()).get(invitation).expect(200);

        assertThat(answer.at("/state")).isEqualTo("SENT");
        assertThat(answer.at("/audience")).isEqualTo("VISITOR");
        assertThat(answer.at("/questionnaire/questionnaireId")).isEqualTo("visitor-feedback");
        assertThat(answer.at("/questionnaire/sections/0/questions/0/options/3/value")).isEqualTo("COOPERATION_POSSIBLE");
        assertThat(answer.json().at("/prefilled/days-attended").asInt()).isEqualTo(5);
        assertThat(answer.json().path("asked")).isEqualTo(Wire.json("[\"outcome\"]"));
        assertThat(answer.json().path("answers")).isEmpty();
        assertThat(answer.json().path("draft")).isEmpty();
        assertThat(answer.at("/facts/WORKING_DAYS")).isEqualTo("5");
        assertThat(answer.json().path("reminders").isNull()).isTrue();
        assertThat(answer.json().path("allowed")).isEqualTo(Wire.json("[\"DRAFT\",\"RESPONSE\"]"));
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void changesNothingWhenItIsOpened() {
        http.as(visit.visitor()).get(invitation).expect(200);

        assertThat(http.as(visit.visitor()).get(invitation).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void takesAResponseAndTellsItsOutcomeOnly() {
        Answer answer = http.as(visit.visitor())
                .post(invitation + "/response",
                        Map.of("answers", Map.of("outcome", "COOPERATION_POSSIBLE", "days-attended", 4, "recommendation", 9, "benefits",
                                List.of("partners", "contacts"), "remarks", "Confidential")))
                .expect(200);

        assertThat(answer.at("/state")).isEqualTo("SUBMITTED");
        assertThat(answer.json().path("mayAnswer").asBoolean()).isFalse();
        assertThat(answer.json().path("mayCorrect").asBoolean()).isTrue();
        assertThat(answer.at("/responses/0/source")).isEqualTo("SIGNED_IN");
        assertThat(answer.json().at("/answers")).isEqualTo(Wire.json(
                "{\"outcome\":\"COOPERATION_POSSIBLE\",\"days-attended\":4,\"benefits\":[\"contacts\",\"partners\"],\"recommendation\":9,\"remarks\":\"Confidential\"}"));
        eventually(() -> assertThat(Wire.heard("questionnaires.xchanges", visit.visitorInvitationId())).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo("questionnaires.response-submitted.v1");
            assertThat(event.data().path("outcome").asString()).isEqualTo("COOPERATION_POSSIBLE");
            assertThat(event.data().toString()).doesNotContain("Confidential");
            assertThat(event.correlationId()).isEqualTo(answer.header("X-Correlation-Id"));
        }));
    }

    @Test
    void takesTheSameResponseAgainAndTellsItOnce() {
        Answer first = http.as(visit.visitor()).post(invitation + "/response", INFORMATIVE).expect(200);
        Answer second = http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers", Map.of("days-attended", "5", "outcome", "INFORMATIVE", "remarks", "  ")))
                .expect(200);

        assertThat(second.json().path("answers")).isEqualTo(first.json().path("answers"));
        eventually(() -> assertThat(said()).contains("questionnaires.response-submitted.v1"));
        assertThat(said()).containsOnlyOnce("questionnaires.response-submitted.v1");
    }

    @Test
    void takesARetriedCommandAsOne() {
        Http visitor = http.as(visit.visitor()).with("Idempotency-Key", "response-" + visit.story());
        Answer first = visitor.post(invitation + "/response", INFORMATIVE).expect(200);
        Answer second = visitor.post(invitation + "/response", INFORMATIVE).expect(200);

        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void takesOtherAnswersAsACorrectionWithHistory() {
        http.as(visit.visitor()).post(invitation + "/response", INFORMATIVE).expect(200);

        Answer answer = http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers", Map.of("outcome", "NOT_HELD")))
                .expect(200);

        assertThat(answer.at("/answers/outcome")).isEqualTo("NOT_HELD");
        assertThat(answer.json().path("responses").valueStream().map(response -> response.path("number").asInt())).containsExactly(1, 2);
        for (String reader : List.of(visit.visitor(), visit.coordinator())) {
            assertThat(http.as(reader)
                    .get(invitation + "/responses")
                    .expect(200)
                    .json()
                    .path("items")
                    .valueStream()
                    .map(response -> response.at("/answers/outcome").asString())).containsExactly("INFORMATIVE", "NOT_HELD");
        }
        eventually(() -> assertThat(said()).containsSubsequence("questionnaires.response-submitted.v1",
                "questionnaires.response-corrected.v1"));
        assertThat(said()).containsOnlyOnce("questionnaires.response-submitted.v1");
    }

    @Test
    void namesEveryQuestionThatIsAnsweredWrongly() {
        Answer answer = http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers", Map.of("outcome", "INFORMATIVE", "recommendation", 11, "benefits",
                        List.of("contacts", "fame"), "remarks", "x".repeat(2001), "colour", "red")))
                .expect(400);

        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:invalid-input");
        assertThat(answer.fields()).containsExactly("days-attended", "benefits", "recommendation", "remarks", "colour");
        Answer kept = http.as(visit.visitor()).get(invitation);
        assertThat(kept.at("/state")).isEqualTo("STARTED");
        assertThat(kept.json().path("answers")).isEmpty();
        assertThat(kept.at("/draft/remarks")).hasSize(2001);
        assertThat(kept.at("/draft/recommendation")).isEqualTo("11");
        assertThat(kept.json().path("draft").has("colour")).isFalse();
        assertThat(kept.json().path("faults").valueStream().map(fault -> fault.path("field").asString()))
                .containsExactly("benefits", "recommendation", "remarks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"answers\":null}", "{\"answers\":[]}", "{\"answers\":\"outcome\"}", "{\"answers\":{}}",
            "{\"answers\":{\"colour\":1}}",
            "{\"answers\":{\"outcome\":\"INFORMATIVE\",\"days-attended\":1},\"more\":1}"})
    void answersBadInputWith400AndStoresNothing(String body) {
        Answer answer = http.as(visit.visitor()).post(invitation + "/response", body).expect(400);

        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:invalid-input");
        assertThat(http.as(visit.visitor()).get(invitation).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"outcome\":\"INFORMATIVE\",\"days-attended\":1e999}", "{\"outcome\":{\"a.b\":\"$x\"},\"days-attended\":1}",
            "{\"outcome\":\"INFORMATIVE\",\"days-attended\":[[1,{\"\":null}]]}",
            "{\"outcome\":\"INFORMATIVE\",\"remarks\":{\"$where\":\"1\"}}"})
    void keepsWhatIsNoAnswerAtAllAsItCame(String answers) {
        http.as(visit.visitor()).post(invitation + "/response", "{\"answers\":" + answers + "}").expect(400);

        Answer kept = http.as(visit.visitor()).get(invitation).expect(200);
        assertThat(kept.json().path("draft").size()).isEqualTo(2);
        assertThat(kept.json().path("answers")).isEmpty();
    }

    @Test
    void refusesDetailsThatTheOutcomeDoesNotOpenAndKeepsThemInADraft() {
        Map<String, Object> pointless = Map.of("answers", Map.of("outcome", "NOT_HELD", "days-attended", 5));

        Answer refused = http.as(visit.visitor()).post(invitation + "/response", pointless).expect(400);
        Answer saved = http.as(visit.visitor()).put(invitation + "/draft", pointless).expect(200);

        assertThat(refused.fields()).containsExactly("days-attended");
        assertThat(refused.reasons()).containsExactly("NOT_ASKED");
        assertThat(saved.json().at("/draft/days-attended").asInt()).isEqualTo(5);
        assertThat(saved.json().path("asked")).isEqualTo(Wire.json("[\"outcome\"]"));
    }

    @Test
    void refusesATextOfAMegabyteAndKeepsTheDraft() {
        http.as(visit.visitor()).put(invitation + "/draft", Map.of("answers", Map.of("remarks", "half a sentence"))).expect(200);

        Answer answer = http.as(visit.visitor())
                .post(invitation + "/response",
                        Map.of("answers", Map.of("outcome", "INFORMATIVE", "days-attended", 5, "remarks", "x".repeat(1_000_000))))
                .expect(400);

        assertThat(answer.fields()).containsExactly("remarks");
        assertThat(http.as(visit.visitor()).get(invitation).at("/draft/remarks")).isEqualTo("half a sentence");
    }

    @Test
    void savesADraftOnTheWay() {
        Answer answer = http.as(visit.visitor())
                .put(invitation + "/draft", Map.of("answers", Map.of("remarks", "half a sentence")))
                .expect(200);

        assertThat(answer.at("/state")).isEqualTo("STARTED");
        assertThat(answer.at("/draft/remarks")).isEqualTo("half a sentence");
        assertThat(said()).doesNotContain("questionnaires.response-submitted.v1");
    }

    @Test
    void refusesADraftThatOverwritesAnothersUnread() {
        http.as(visit.visitor()).put(invitation + "/draft", Map.of("answers", Map.of("remarks", "one"))).expect(200);

        http.as(visit.visitor())
                .with("If-Match", "\"1\"")
                .put(invitation + "/draft", Map.of("answers", Map.of("remarks", "two")))
                .expect(412);
    }

    @Test
    void isOpenToTheInvitedOrganisationAlone() {
        for (String other : List.of(visit.host(), Tokens.stranger(), Tokens.operator(), Tokens.coordinator("excite", "excite"))) {
            assertThat(http.as(other).get(invitation).status()).isEqualTo(403);
            assertThat(http.as(other).post(invitation + "/response", INFORMATIVE).status()).isEqualTo(403);
            assertThat(http.as(other).put(invitation + "/draft", INFORMATIVE).status()).isEqualTo(403);
        }
    }

    @Test
    void isReadButNotAnsweredByCoordinatorsOfTheProgramme() {
        Answer answer = http.as(visit.coordinator()).get(invitation).expect(200);

        assertThat(answer.json().path("allowed")).isEqualTo(Wire.json("[\"INTERVIEW\",\"REMINDER\",\"LINK\"]"));
        assertThat(answer.json().path("mayAnswer").asBoolean()).isFalse();
        assertThat(answer.json().path("reminders")).isEmpty();
        http.as(visit.coordinator()).post(invitation + "/response", INFORMATIVE).expect(403);
        http.as(visit.coordinator()).put(invitation + "/draft", INFORMATIVE).expect(403);
        http.as(visit.coordinator()).post(invitation + "/interview/confirmation", "{}").expect(403);
    }

    @Test
    void letsCoordinatorsAloneLookAfterIt() {
        for (String other : List.of(visit.visitor(), visit.host(), Tokens.coordinator("excite", "excite"))) {
            assertThat(http.as(other).put(invitation + "/interview", INFORMATIVE).status()).isEqualTo(403);
            assertThat(http.as(other).post(invitation + "/reminders", "{}").status()).isEqualTo(403);
            assertThat(http.as(other).get(invitation + "/link").status()).isEqualTo(403);
            assertThat(http.as(other).post(invitation + "/link/revocation", "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void countsAnInterviewOnceTheParticipantConfirmsIt() {
        Answer entered = http.as(visit.coordinator()).put(invitation + "/interview", INFORMATIVE).expect(200);
        assertThat(entered.at("/interview/answers/outcome")).isEqualTo("INFORMATIVE");
        assertThat(entered.json().path("responses")).isEmpty();
        eventually(() -> assertThat(said()).contains("questionnaires.interview-entered.v1"));

        Answer confirmed = http.as(visit.visitor()).post(invitation + "/interview/confirmation", "{}").expect(200);

        assertThat(confirmed.at("/state")).isEqualTo("SUBMITTED");
        assertThat(confirmed.at("/responses/0/source")).isEqualTo("INTERVIEW");
        http.as(visit.visitor()).post(invitation + "/interview/confirmation", "{}").expect(200);
        eventually(() -> assertThat(said()).contains("questionnaires.response-submitted.v1"));
        assertThat(said()).containsOnlyOnce("questionnaires.response-submitted.v1");
    }

    @Test
    void confirmsOnlyTheInterviewThatWasSeen() {
        String seen = http.as(visit.coordinator()).put(invitation + "/interview", INFORMATIVE).header("ETag");
        http.as(visit.coordinator()).put(invitation + "/interview", Map.of("answers", Map.of("outcome", "NOT_HELD"))).expect(200);

        http.as(visit.visitor()).with("If-Match", seen).post(invitation + "/interview/confirmation", "{}").expect(412);
    }

    @Test
    void namesWhatIsWrongInAnInterviewAndKeepsNothing() {
        Answer answer = http.as(visit.coordinator())
                .put(invitation + "/interview", Map.of("answers", Map.of("outcome", "GREAT")))
                .expect(400);

        assertThat(answer.fields()).containsExactly("outcome");
        assertThat(http.as(visit.visitor()).post(invitation + "/interview/confirmation", "{}").expect(409).reasons())
                .containsExactly("NO_INTERVIEW");
        assertThat(http.as(visit.coordinator()).get(invitation).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void remindsOnceADayByHand() {
        Answer reminded = http.as(visit.coordinator()).post(invitation + "/reminders", "{}").expect(200);

        assertThat(reminded.at("/state")).isEqualTo("REMINDED");
        assertThat(reminded.json().at("/reminders/0/manual").asBoolean()).isTrue();
        assertThat(http.as(visit.coordinator()).post(invitation + "/reminders", "{}").expect(409).reasons())
                .containsExactly("REMINDED_ALREADY");
        eventually(() -> assertThat(Wire.heard("questionnaires.xchanges", visit.visitorInvitationId())).last().satisfies(event -> {
            assertThat(event.type()).isEqualTo("questionnaires.reminder-due.v1");
            assertThat(event.data().path("manual").asBoolean()).isTrue();
        }));
    }

    @Test
    void savesADraftWithFaultsAndTellsThem() {
        Answer saved = http.as(visit.visitor())
                .put(invitation + "/draft", Map.of("answers", Map.of("days-attended", "3x", "remarks", "so far")))
                .expect(200);

        assertThat(saved.at("/draft/days-attended")).isEqualTo("3x");
        assertThat(saved.json().at("/faults/0/field").asString()).isEqualTo("days-attended");
    }

    @Test
    void namesWhatOfADraftIsNotKeptAndKeepsTheRest() {
        http.as(visit.visitor()).put(invitation + "/draft", Map.of("answers", Map.of("remarks", "short"))).expect(200);

        Answer answer = http.as(visit.visitor())
                .put(invitation + "/draft",
                        Map.of("answers", Map.of("colour", "red", "outcome", "INFORMATIVE", "remarks", "x".repeat(1_000_000))))
                .expect(400);

        assertThat(answer.fields()).containsExactly("remarks", "colour");
        assertThat(http.as(visit.visitor()).get(invitation).json().path("draft"))
                .isEqualTo(Wire.json("{\"outcome\":\"INFORMATIVE\",\"remarks\":\"short\"}"));
    }

    @Test
    void letsNoLateDraftPassForACorrection() {
        http.as(visit.visitor()).post(invitation + "/response", INFORMATIVE).expect(200);
        Map<String, Object> late = Map.of("answers", Map.of("outcome", "NOT_HELD"));

        assertThat(http.as(visit.visitor()).put(invitation + "/draft", late).expect(409).reasons())
                .containsExactly("RESPONSE_ALREADY_SUBMITTED");
        String version = http.as(visit.visitor()).get(invitation).header("ETag");
        Answer saved = http.as(visit.visitor()).with("If-Match", version).put(invitation + "/draft", late).expect(200);
        assertThat(saved.at("/state")).isEqualTo("SUBMITTED");
        assertThat(saved.at("/draft/outcome")).isEqualTo("NOT_HELD");
        assertThat(saved.at("/answers/outcome")).isEqualTo("INFORMATIVE");
    }

    @Test
    void refusesAResponseAgainThatWasRefusedBefore() {
        Http visitor = http.as(visit.visitor()).with("Idempotency-Key", "faulty-" + visit.story());

        visitor.post(invitation + "/response", Map.of("answers", Map.of("outcome", "GREAT"))).expect(400);
        visitor.post(invitation + "/response", Map.of("answers", Map.of("outcome", "GREAT"))).expect(400);
    }

    @Test
    void losesNoAnswersOfTwoWhoSubmitAtTheSameMoment() {
        List<String> outcomes = List.of("NOT_HELD", "NO_INTEREST");

        List<Answer> answers = Concurrently.atOnce(outcomes.stream()
                .<Callable<Answer>>map(outcome -> () -> http.as(visit.visitor())
                        .post(invitation + "/response", Map.of("answers", Map.of("outcome", outcome))))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        Answer after = http.as(visit.visitor()).get(invitation);
        assertThat(after.json().path("responses").size()).isEqualTo(2);
        eventually(() -> assertThat(said()).contains("questionnaires.response-corrected.v1"));
        assertThat(said()).containsOnlyOnce("questionnaires.response-submitted.v1");
    }

    @Test
    void doublesNoResponseThatIsSentTwiceAtTheSameMoment() {
        List<Answer> answers = Concurrently
                .atOnce(Collections.nCopies(4, () -> http.as(visit.visitor()).post(invitation + "/response", INFORMATIVE)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(http.as(visit.visitor()).get(invitation).json().path("responses").size()).isEqualTo(1);
    }

    @Test
    void losesNoResponseToADraftThatIsSavedAtTheSameMoment() {
        List<Integer> both = Concurrently.atOnce(List.of(
                () -> http.as(visit.visitor()).put(invitation + "/draft", Map.of("answers", Map.of("remarks", "half"))).status(),
                () -> http.as(visit.visitor()).post(invitation + "/response", INFORMATIVE).status()));

        assertThat(both.get(0)).isIn(200, 409);
        assertThat(both.get(1)).isEqualTo(200);
        Answer after = http.as(visit.visitor()).get(invitation);
        assertThat(after.at("/state")).isEqualTo("SUBMITTED");
        assertThat(after.json().path("draft")).isEmpty();
    }

    @Test
    void listsWhatIsOnesOwn() {
        assertThat(ids(http.as(visit.visitor()).get("/api/questionnaires/invitations"))).containsExactly(visit.visitorInvitationId());
        assertThat(ids(http.as(visit.host()).get("/api/questionnaires/invitations?visitId=" + visit.visitId())))
                .containsExactly(visit.hostInvitationId());
        assertThat(ids(http.as(visit.coordinator()).get("/api/questionnaires/invitations")))
                .containsExactlyInAnyOrder(visit.visitorInvitationId(), visit.hostInvitationId());
        assertThat(ids(http.as(Tokens.stranger()).get("/api/questionnaires/invitations?visitId=" + visit.visitId()))).isEmpty();
        assertThat(ids(http.as(Tokens.operator()).get("/api/questionnaires/invitations"))).isEmpty();
    }

    @Test
    void listsByState() {
        http.as(visit.visitor()).post(invitation + "/response", INFORMATIVE).expect(200);

        assertThat(ids(http.as(visit.coordinator()).get("/api/questionnaires/invitations?state=SUBMITTED")))
                .containsExactly(visit.visitorInvitationId());
        assertThat(ids(http.as(visit.coordinator()).get("/api/questionnaires/invitations?state=SENT")))
                .containsExactly(visit.hostInvitationId());
    }

    @Test
    void listsPageByPage() {
        Answer first = http.as(visit.coordinator()).get("/api/questionnaires/invitations?limit=1").expect(200);
        Answer second = http.as(visit.coordinator()).get("/api/questionnaires/invitations?limit=1&after=" + first.at("/next")).expect(200);

        assertThat(List.of(first.at("/items/0/invitationId"), second.at("/items/0/invitationId")))
                .containsExactlyInAnyOrder(visit.visitorInvitationId(), visit.hostInvitationId());
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=OPEN", "?limit=0", "?limit=201", "?limit=many", "?visitId=No%20Id", "/No%20Id"})
    void namesTheParameterThatIsWrong(String query) {
        Answer answer = http.as(visit.visitor()).get("/api/questionnaires/invitations" + query).expect(400);

        assertThat(answer.fields()).hasSize(1);
    }

    @Test
    void knowsNoOtherInvitations() {
        http.as(visit.visitor()).get("/api/questionnaires/invitations/no-such-invitation").expect(404);
    }

    @Test
    void showsPublishedQuestionnaires() {
        Answer answer = http.as(Tokens.stranger()).get("/api/questionnaires/questionnaires/host-feedback/versions/2").expect(200);

        assertThat(answer.at("/sections/0/questions/0/id")).isEqualTo("outcome");
        http.as(Tokens.stranger()).get("/api/questionnaires/questionnaires/host-feedback/versions/99").expect(404);
        http.as(Tokens.stranger()).get("/api/questionnaires/questionnaires/host-feedback/versions/0").expect(400);
    }

    private List<String> said() {
        return Wire.heard("questionnaires.xchanges", visit.visitorInvitationId()).stream().map(Received::type).toList();
    }

    private static List<String> ids(Answer answer) {
        return answer.expect(200).json().path("items").valueStream().map(item -> item.path("invitationId").asString()).toList();
    }
}
