package eu.sojourn.questionnaires.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Request;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.testing.Concurrently;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

/** Answers to an invitation whose wave closes. */
@SojournTest
class ClosedWaveTest {

    private static final Map<String, Object> ANSWERS = Map.of("answers", Map.of("outcome", "INFORMATIVE", "days-attended", 5));

    @Autowired
    private Http http;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Questionnaires questionnaires;

    @Autowired
    private PlanningInvitations planning;

    @Autowired
    private Clock clock;

    private InvitationId invitationId = new InvitationId("unset");
    private Http invitee = new Http("unset");
    private String path = "";

    @BeforeEach
    void invite() {
        String story = UUID.randomUUID().toString().substring(0, 8);
        WaveId wave = new WaveId("wave-" + story);
        Questionnaire questionnaire = questionnaires.find(new QuestionnaireVersion(new QuestionnaireId("visitor-feedback"), 2))
                .orElseThrow();
        invitationId = Invitation.idOf(wave, "litek");
        Request request = new Request(new Occasion.OfWave(wave, "sme"), new ProgrammeId("biginn-" + story), Audience.ANYBODY,
                Respondent.of(new OrganisationId("litek-" + story)), questionnaire.version(), KnownFacts.none());
        Instant closing = now().plus(Duration.ofDays(30));
        invitations.invite(new Received<>(story, "test", "/questionnaires", wave.value(), 1, now(), wave.value(), story, story),
                invitationId,
                () -> Invitation.invite(invitationId, request, questionnaire, planning.plan(questionnaire, null, closing, now()), now()));
        invitee = http.as(Tokens.visitor("litek-" + story));
        path = "/api/questionnaires/invitations/" + invitationId.value();
    }

    @Test
    void refusesAResponseWithTheTimeAndKeepsWhatWasGiven() {
        invitee.put(path + "/draft", Map.of("answers", Map.of("remarks", "half"))).expect(200);
        close();

        Answer refused = invitee.post(path + "/response", ANSWERS).expect(409);

        Answer kept = invitee.get(path).expect(200);
        assertThat(refused.reasons()).containsExactly("WAVE_CLOSED");
        assertThat(refused.text()).contains(kept.at("/closesAt"));
        assertThat(kept.at("/state")).isEqualTo("EXPIRED");
        assertThat(kept.at("/draft/outcome")).isEqualTo("INFORMATIVE");
        assertThat(kept.json().path("mayAnswer").asBoolean()).isFalse();
        assertThat(kept.json().path("responses")).isEmpty();
    }

    @Test
    void refusesTheSameCommandAgain() {
        close();
        Http once = invitee.with("Idempotency-Key", "late-" + invitationId.value());

        once.post(path + "/response", ANSWERS).expect(409);
        once.post(path + "/response", ANSWERS).expect(409);
    }

    /** Whoever was told that the answers were taken finds them counted, whoever was not finds them in the draft. */
    @RepeatedTest(5)
    void closesWhileSomebodySubmits() {
        List<Integer> statuses = Concurrently.atOnce(List.of(() -> invitee.post(path + "/response", ANSWERS).status(), () -> {
            // As long on the way as the response, so that either may be first.
            invitee.get(path).expect(200);
            close();
            return 0;
        }));

        Answer after = invitee.get(path).expect(200);
        if (statuses.getFirst() == 200) {
            assertThat(after.at("/state")).isEqualTo("SUBMITTED");
            assertThat(after.json().path("responses").size()).isEqualTo(1);
        } else {
            assertThat(statuses.getFirst()).isEqualTo(409);
            assertThat(after.at("/state")).isEqualTo(InvitationState.EXPIRED.name());
            assertThat(after.at("/draft/outcome")).isEqualTo("INFORMATIVE");
        }
        assertThat(after.json().path("mayCorrect").asBoolean()).isFalse();
    }

    private void close() {
        invitations.change(invitationId, null, invitation -> invitation.close(now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
