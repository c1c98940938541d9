package eu.sojourn.questionnaires.application;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.testing.Concurrently;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** The clock that reminds, looked at by several instances at the same time. */
@SojournTest
class RemindingInviteesTest {

    @Autowired
    private Http http;

    @Autowired
    private OpeningInvitations opening;

    @Autowired
    private Invitations invitations;

    @Autowired
    private ReadingInvitations reading;

    private Visit visit = Completion.of("unset");
    private String invitation = "";

    @BeforeEach
    void invite() {
        visit = Completion.over(http);
        invitation = visit.visitorInvitation();
    }

    @Test
    void remindsOnceHoweverManyClocksLook() {
        Instant due = due();

        lookThreeTimes(due.minusMillis(1));
        lookThreeTimes(due);
        lookThreeTimes(due.plus(Duration.ofMinutes(5)));

        eventually(() -> assertThat(reminders()).hasSize(1));
        JsonNode reminder = reminders().getFirst().data();
        assertThat(reminder.path("reminder").asInt()).isEqualTo(1);
        assertThat(reminder.path("manual").asBoolean()).isFalse();
        assertThat(reminder.path("started").asBoolean()).isFalse();
        assertThat(reminder.path("linkGeneration").asInt()).isEqualTo(1);
        assertThat(due()).isAfter(due);
        assertThat(http.as(visit.visitor()).get(invitation).at("/state")).isEqualTo("REMINDED");
    }

    @Test
    void remindsNobodyWhoHasAnswered() {
        Instant due = due();
        http.as(visit.visitor()).post(invitation + "/response", Map.of("answers", Map.of("outcome", "NOT_HELD"))).expect(200);

        lookThreeTimes(due);

        eventually(() -> assertThat(said()).extracting(Received::type).contains("questionnaires.response-submitted.v1"));
        assertThat(reminders()).isEmpty();
    }

    @Test
    void saysOfWhoHasStartedThatSomethingIsThere() {
        http.as(visit.visitor()).put(invitation + "/draft", Map.of("answers", Map.of("remarks", "half"))).expect(200);

        lookThreeTimes(due());

        eventually(() -> assertThat(reminders()).hasSize(1));
        assertThat(reminders().getFirst().data().path("started").asBoolean()).isTrue();
    }

    /** It is heard of twice, and put off once more. */
    @Test
    void asksAgainOnceForAReminderThatWasPutOff() {
        http.as(visit.coordinator()).post(invitation + "/reminders", "{}").expect(200);
        Instant until = Instant.now().plus(Duration.ofDays(4)).truncatedTo(ChronoUnit.SECONDS);
        withheld("mail-1-" + visit.story(), until);
        eventually(() -> assertThat(putOffUntil()).isAfterOrEqualTo(until));
        Instant again = putOffUntil();

        lookThreeTimes(again.minusMillis(1));
        lookThreeTimes(again);
        lookThreeTimes(again.plusSeconds(60));
        withheld("mail-1-" + visit.story(), until);
        withheld("mail-2-" + visit.story(), again.plus(Duration.ofDays(1)));
        eventually(() -> assertThat(putOffUntil()).isAfter(again));
        lookThreeTimes(again.plusSeconds(120));

        eventually(() -> assertThat(reminders()).extracting(event -> event.data().path("reminder") + " " + event.data().path("manual"))
                .containsExactly("1 true", "1 true"));
    }

    private Instant putOffUntil() {
        JsonNode reminders = http.as(visit.coordinator()).get(invitation).expect(200).json().path("reminders");
        assertThat(reminders).hasSize(1);
        String until = reminders.path(0).path("putOffUntil").asString("");
        return until.isEmpty() ? Instant.EPOCH : Instant.parse(until);
    }

    private void withheld(String mailId, Instant until) {
        Wire.say("notifications.mails", visit.visitorInvitationId(),
                Wire.event("notifications.reminder-withheld.v1", mailId, 2, visit.visitorInvitationId(),
                        Map.of("invitationId", visit.visitorInvitationId(), "organisationId", visit.visitingOrganisationId(), "reminder", 1,
                                "manual", true, "reason", "THROTTLED", "until", until.toString())));
    }

    private Instant due() {
        return Objects.requireNonNull(invitations.get(new InvitationId(visit.visitorInvitationId())).state().times().dueAt());
    }

    private void lookThreeTimes(Instant now) {
        RemindingInvitees reminding = new RemindingInvitees(opening, invitations, reading, Clock.fixed(now, ZoneOffset.UTC));
        Concurrently.atOnce(Collections.nCopies(3, () -> {
            reminding.advance();
            return true;
        }));
    }

    private List<Received<JsonNode>> reminders() {
        return said().stream().filter(event -> event.type().equals("questionnaires.reminder-due.v1")).toList();
    }

    private List<Received<JsonNode>> said() {
        return Wire.heard("questionnaires.xchanges", visit.visitorInvitationId());
    }
}
