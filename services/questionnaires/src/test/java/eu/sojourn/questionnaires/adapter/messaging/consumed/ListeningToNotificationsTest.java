package eu.sojourn.questionnaires.adapter.messaging.consumed;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.testing.Contracts;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

@SojournTest
class ListeningToNotificationsTest {

    private static final String TOPIC = "notifications.mails";
    private static final String SENT = "notifications.reminder-sent.v1";
    private static final String WITHHELD = "notifications.reminder-withheld.v1";
    private static final String BOUNCED = "notifications.mail-bounced.v1";

    @Autowired
    private Http http;

    private Visit visit = Completion.of("unset");
    private String invitation = "";

    @BeforeEach
    void remind() {
        visit = Completion.over(http);
        invitation = visit.visitorInvitation();
        http.as(visit.coordinator()).post(invitation + "/reminders", "{}").expect(200);
    }

    @Test
    void readsTheExamplesOfNotifications() {
        Contracts notifications = Contracts.of("notifications");

        assertThat(notifications.example("reminder-sent.v1", MailHeard.ReminderSent.class).data().delivery().sent()).isPositive();
        assertThat(notifications.example("reminder-withheld.v1", MailHeard.ReminderWithheld.class).data().delivery().withheld())
                .isNotNull();
        assertThat(notifications.example("mail-bounced.v1", MailHeard.MailBounced.class).data().delivery().bounced()).isTrue();
    }

    @Test
    void remembersThatAReminderWasSentAndToHowManyNot() {
        say(SENT, "mail-1", 2, Map.of("reminder", 1, "manual", true, "sent", 2, "of", 3));
        say(BOUNCED, "mail-1", 3, Map.of("reminder", 1, "manual", true, "refused", 1, "of", 3));

        eventually(() -> assertThat(reminder().path("delivery").path("refused").asInt()).isEqualTo(1));
        assertThat(reminder().path("delivery").path("sent").asInt()).isEqualTo(2);
    }

    @Test
    void remembersWhyAReminderWasWithheldAndThatItWasSentAfterAll() {
        say(WITHHELD, "mail-1", 2, Map.of("reminder", 1, "manual", true, "reason", "THROTTLED", "until", "2099-03-19T08:30:00Z"));
        eventually(() -> assertThat(reminder().path("delivery").path("withheld").asString()).isEqualTo(Delivery.Withheld.THROTTLED.name()));

        say(SENT, "mail-1", 3, Map.of("reminder", 1, "manual", true, "sent", 1, "of", 1));

        eventually(() -> assertThat(reminder().path("delivery").path("sent").asInt()).isEqualTo(1));
        assertThat(reminder().path("delivery").path("withheld").isNull()).isTrue();
        assertThat(reminder().path("putOffUntil").isNull()).isTrue();
    }

    @Test
    void remembersThatTheInvitationItselfReachedNobody() {
        say(BOUNCED, "mail-0", 2, Map.of("reminder", 0, "manual", false, "refused", 0, "of", 0));

        eventually(() -> assertThat(seen().path("invitationMail").path("bounced").asBoolean()).isTrue());
    }

    @Test
    void ignoresSecondDeliveryAndWhatIsOlder() {
        say(SENT, "mail-1", 3, Map.of("reminder", 1, "manual", true, "sent", 1, "of", 1));
        eventually(() -> assertThat(reminder().path("delivery").path("sent").asInt()).isEqualTo(1));
        String version = http.as(visit.coordinator()).get(invitation).header("ETag");

        say(SENT, "mail-1", 3, Map.of("reminder", 1, "manual", true, "sent", 1, "of", 1));
        say(WITHHELD, "mail-1", 2, Map.of("reminder", 1, "manual", true, "reason", "OPTED_OUT"));
        waitUntilAllIsHeard();

        assertThat(http.as(visit.coordinator()).get(invitation).header("ETag")).isNotEqualTo(version);
        assertThat(reminder().path("delivery").path("withheld").isNull()).isTrue();
    }

    @Test
    void parksWhatIsMalformedAndPassesOverInvitationsThatItDoesNotKnow() {
        say(SENT, "broken-" + visit.story(), 1, Map.of("reminder", 1, "manual", true, "sent", "many", "of", 1));
        Wire.say(TOPIC, "no-invitation", Wire.event(SENT, "mail-x", 1, "no-invitation",
                Map.of("invitationId", "no-invitation", "organisationId", "litek", "reminder", 1, "manual", true, "sent", 1, "of", 1)));
        waitUntilAllIsHeard();

        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/questionnaires/dead-letters?limit=200").expect(200).text())
                .contains("broken-" + visit.story())
                .doesNotContain("mail-x"));
    }

    /** Says one more thing behind the others, in the same partition, and waits for its effect. */
    private void waitUntilAllIsHeard() {
        say(BOUNCED, "mail-last", 1, Map.of("reminder", 0, "manual", false, "refused", 7, "of", 7));
        eventually(() -> assertThat(seen().path("invitationMail").path("refused").asInt()).isEqualTo(7));
    }

    private void say(String type, String mailId, long sequence, Map<String, Object> data) {
        Map<String, Object> whole = new LinkedHashMap<>(data);
        whole.putAll(Map.of("invitationId", visit.visitorInvitationId(), "organisationId", visit.visitingOrganisationId()));
        Wire.say(TOPIC, visit.visitorInvitationId(), Wire.event(type, mailId, sequence, visit.visitorInvitationId(), whole));
    }

    private JsonNode reminder() {
        return seen().path("reminders").path(0);
    }

    private JsonNode seen() {
        return http.as(visit.coordinator()).get(invitation).expect(200).json();
    }
}
