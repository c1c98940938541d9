package eu.sojourn.notifications;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** Mails that come back after the mail server had taken them. */
class BouncesTest extends NotificationsTest {

    @Autowired
    private MongoTemplate mongo;

    private final Story story = Story.begin(IDENTITY);

    @Test
    void tellsOnceThatAReminderCameBackAsTheReportSays() throws Exception {
        story.say(Story.QUESTIONNAIRES, story.reminderDue(1, false, 3));
        String messageId = onlyMail(story.visitor()).getMessageID();
        eventually(() -> assertThat(told("reminder-sent")).hasSize(1));

        report(dsn("failed", "5.1.1", "Message-ID: " + messageId)).expect(204);
        report(dsn("failed", "5.1.1", "Message-ID: " + messageId)).expect(204);
        http.as(Tokens.operator()).post("/api/notifications/bounces?messageId=" + messageId.replaceAll("[<>]", ""), "").expect(204);

        eventually(() -> assertThat(told("mail-bounced")).singleElement().satisfies(data -> {
            assertThat(data.path("reminder").asInt()).isEqualTo(1);
            assertThat(data.path("refused").asInt()).isEqualTo(1);
            assertThat(data.path("of").asInt()).isEqualTo(1);
        }));
        assertThat(http.as(Tokens.operator()).get("/api/notifications/mails?state=FAILED&limit=200").expect(200).text())
                .contains("every address refused");
    }

    /** The mail that is sent again has the same Message-ID. */
    @Test
    void tellsAgainWhereAMailComesBackThatAnOperatorHadTriedAgain() throws Exception {
        story.say(Story.QUESTIONNAIRES, story.reminderDue(1, false, 3));
        String messageId = onlyMail(story.visitor()).getMessageID();
        eventually(() -> assertThat(told("reminder-sent")).hasSize(1));
        report(dsn("failed", "5.1.1", "Message-ID: " + messageId)).expect(204);
        eventually(() -> assertThat(told("mail-bounced")).hasSize(1));

        http.as(Tokens.operator()).post("/api/notifications/mails/" + mail().path("mailId").asString() + "/retry", "").expect(200);
        eventually(() -> assertThat(told("reminder-sent")).hasSize(2));
        assertThat(received(story.visitor())).hasSize(2)
                .allSatisfy(message -> assertThat(message.getMessageID()).isEqualTo(messageId));
        report(dsn("failed", "5.1.1", "Message-ID: " + messageId)).expect(204);
        report(dsn("failed", "5.1.1", "Message-ID: " + messageId)).expect(204);

        eventually(() -> assertThat(told("mail-bounced")).hasSize(2));
        assertThat(mail().path("state").asString()).isEqualTo("FAILED");
        assertThat(mail().path("refusedRecipients").asInt()).isEqualTo(1);
    }

    @Test
    void findsTheMailOfABounceWithoutLookingThroughAllMails() {
        assertThat(mongo.indexOps("mails").getIndexInfo())
                .anyMatch(index -> index.getIndexFields().getFirst().getKey().equals("state.doneRecipients"));
    }

    @Test
    void readsReportsThatCarryTheWholeMail() {
        String message = "Message-ID: <" + "0".repeat(36) + "@localhost>";

        assertThat(BounceReport.failedMessage(dsn("failed", "5.0.0", message).replace("text/rfc822-headers", "message/rfc822").getBytes()))
                .isEqualTo("<" + "0".repeat(36) + "@localhost>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed 4.2.1", "relayed 2.0.0", "failed 4.4.7", "delivered 2.1.5"})
    void takesWhatIsNoFailureForGoodForNone(String said) {
        String[] words = said.split(" ");

        assertThat(report(dsn(words[0], words[1], "Message-ID: <" + "0".repeat(36) + "@localhost>")).expect(400).fields())
                .containsExactly("report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no mail", "Content-Type: multipart/report\n\n--", "Subject: hello\n\nhello"})
    void namesWhatIsNoReport(String text) {
        assertThat(report(text).expect(400).fields()).containsExactly("report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000@localhost", "somebody@example.org", "'", "%3Cscript%3E"})
    void knowsNoMailOfOthers(String messageId) {
        http.as(Tokens.operator()).post("/api/notifications/bounces?messageId=" + messageId, "").expect(404);
    }

    private Answer report(String text) {
        return http.as(Tokens.operator()).with("Content-Type", "message/rfc822").post("/api/notifications/bounces", text);
    }

    /** The one of this story, as an operator sees it. */
    private JsonNode mail() {
        return mongo.find(query(where("state.group.organisationId").is(story.visitingOrganisationId())), Document.class, "mails")
                .stream()
                .map(mail -> http.as(Tokens.operator()).get("/api/notifications/mails/" + mail.getString("_id")).expect(200).json())
                .reduce((one, another) -> {
                    throw new AssertionError("two mails: " + one + another);
                })
                .orElseThrow();
    }

    private List<JsonNode> told(String what) {
        return Wire.records("notifications.mails")
                .stream()
                .map(record -> Wire.json(new String(record)))
                .filter(event -> event.path("type").asString().equals("notifications." + what + ".v1"))
                .map(event -> event.path("data"))
                .filter(data -> data.path("invitationId").asString().equals(story.invitationId()))
                .toList();
    }

    /** As Postfix writes it. */
    private static String dsn(String action, String status, String header) {
        return """
                From: MAILER-DAEMON@mail.example
                To: sojourn@sojourn.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

                --edge
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --edge
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example
                X-Postfix-Queue-ID: 4XYZ

                Final-Recipient: rfc822; somebody@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                --edge
                Content-Type: text/rfc822-headers

                Subject: Reminder
                %s

                --edge--
                """.formatted(action, status, header);
    }
}
