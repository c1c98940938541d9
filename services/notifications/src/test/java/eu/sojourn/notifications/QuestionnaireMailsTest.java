package eu.sojourn.notifications;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.service.security.SignedReference;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import jakarta.mail.internet.MimeMessage;

/** Mails about questionnaires, through the broker. */
@ExtendWith(OutputCaptureExtension.class)
class QuestionnaireMailsTest extends NotificationsTest {

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SignedReference references;

    private final Story story = Story.begin(IDENTITY);

    @Test
    void invitesWithOneLinkThatOpensWithoutAnAccountAndSaysHowLongItTakes() throws Exception {
        story.say(Story.REGISTRATION, story.opened("Big Science Days"));
        eventually(() -> assertThat(mongo.findById(story.xchangeId(), Document.class, "xchanges")).isNotNull());
        story.say(Story.QUESTIONNAIRES, story.questionnaires("invitation-sent.v1", false, 1, Map.of("audience", "VISITOR",
                "questionnaireVersion", 2, "linkGeneration", 3, "questionnaireTitle", "How was your visit?", "secondsEstimate", 90)));

        MimeMessage mail = onlyMail(story.visitor());

        assertThat(text(mail)).contains("the Xchange “Big Science Days”", "It takes about 2 minutes",
                "\nhttp://localhost:8080/answer/" + references.sign("invitation", story.invitationId(), 3) + "\n",
                "Switch off reminders: " + settingsPage());
        assertThat(mail.getHeader("List-Unsubscribe")).as("the invitation comes always").isNull();
        assertThat(received(story.host())).isEmpty();
    }

    @Test
    void invitesToASurveyAndLetsMailProgramsSwitchSurveysOff() throws Exception {
        byte[] invitation = story.questionnaires("wave-invitation-sent.v1", true, 1,
                Map.of("questionnaireVersion", 1, "questionnaireTitle", "Progress of cooperations", "secondsEstimate", 240));
        story.say(Story.WAVES, invitation);
        story.say(Story.WAVES, invitation);
        story.say(Story.WAVES, story.questionnaires("reminder-due.v1", true, 2, Map.of("reminder", 1, "manual", false)));

        eventually(() -> assertThat(received(story.visitor())).hasSize(2)
                .allSatisfy(mail -> {
                    assertThat(text(mail))
                            .contains("\nhttp://localhost:8080/answer/" + references.sign("invitation", story.invitationId(), 1) + "\n");
                    assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + settingsPage() + ">");
                    assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
                })
                .anySatisfy(mail -> assertThat(mail.getSubject()).isEqualTo("Progress of cooperations: what has come of it?")));
    }

    @Test
    void writesToNobodyWhereSomebodyIsInvitedByName() {
        story.say(Story.WAVES, Wire.event("questionnaires.wave-invitation-sent.v1", "by-name-" + story.name(), 1, story.waveId(),
                Map.of("invitationId", "by-name-" + story.name(), "waveId", story.waveId(), "segment", "sme", "programmeId", "biginn",
                        "questionnaireId", "survey", "questionnaireVersion", 1, "questionnaireTitle", "Progress", "linkGeneration", 1,
                        "secondsEstimate", 60)));
        story.say(Story.WAVES, story.questionnaires("wave-invitation-sent.v1", true, 1,
                Map.of("questionnaireVersion", 1, "questionnaireTitle", "Progress", "secondsEstimate", 60)));

        onlyMail(story.visitor());
        assertThat(mongo.findAll(Document.class, "mails")).noneMatch(mail -> mail.toJson().contains("by-name-" + story.name()));
    }

    /** Twice, out of order, and of two questionnaires: one reminder reaches the person, and of each is told what became of it. */
    @Test
    void remindsAPersonOnceAndTellsWhatBecameOfEachReminder() {
        byte[] first = story.reminderDue(1, false, 3);
        story.say(Story.QUESTIONNAIRES, first);
        onlyMail(story.visitor());
        story.say(Story.QUESTIONNAIRES, story.reminderDue(2, true, 5));
        story.say(Story.QUESTIONNAIRES, story.reminderDue(2, false, 4));
        story.say(Story.QUESTIONNAIRES, first);

        eventually(() -> assertThat(toldOfTheInvitation()).containsExactlyInAnyOrder(
                "notifications.reminder-sent.v1 1 manual=false sent=1", "notifications.reminder-withheld.v1 2 manual=true THROTTLED",
                "notifications.reminder-withheld.v1 2 manual=false THROTTLED"));
        assertThat(text(onlyMail(story.visitor()))).contains("answers: “How was your visit?”\n", "It takes about 2 minutes");
    }

    @Test
    void remindsWhoHasBegunThatItIsNotSentYet() {
        story.say(Story.QUESTIONNAIRES,
                story.questionnaires("reminder-due.v1", false, 3, Map.of("reminder", 1, "manual", false, "started", true)));

        assertThat(text(onlyMail(story.visitor()))).contains("has begun to answer a questionnaire about a visit to")
                .contains("\nhttp://localhost:8080/answer/" + references.sign("invitation", story.invitationId(), 1) + "\n");
        eventually(() -> assertThat(toldOfTheInvitation()).containsExactly("notifications.reminder-sent.v1 1 manual=false sent=1"));
    }

    @Test
    void remindsNobodyWhoSwitchedItOffButGoesOnWithTheProcess() {
        http.as(Tokens.person("dagny-" + story.name()).token())
                .send("PUT", "/api/notifications/mail-settings", "{\"reminders\":false,\"surveys\":false}")
                .expect(200);
        story.say(Story.QUESTIONNAIRES, story.reminderDue(1, true, 3));
        story.say(Story.QUESTIONNAIRES, story.questionnaires("interview-entered.v1", false, 4, Map.of("enteredOn", "2024-03-20")));
        story.say(Story.QUESTIONNAIRES,
                Wire.event("questionnaires.declaration-follow-up-due.v1", "declaration-" + story.name(), 1, story.xchangeId(),
                        Map.of("declarationId", "declaration-" + story.name(), "visitId", story.visitId(), "xchangeId", story.xchangeId(),
                                "programmeId",
                                "biginn", "organisationId", story.visitingOrganisationId(), "months", 6, "linkGeneration", 4)));

        eventually(() -> assertThat(received(story.visitor()).stream().map(NotificationsTest::text))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("20 March 2024", "confirm it with one click", "/answer/" + story.invitationId()),
                        text -> assertThat(text).contains("6 months ago", "\nhttp://localhost:8080/declared/"
                                + references.sign("declaration", "declaration-" + story.name(), 4) + "\n")));
        eventually(() -> assertThat(toldOfTheInvitation()).containsExactly("notifications.reminder-withheld.v1 1 manual=true OPTED_OUT"));
    }

    @Test
    void saysThatACoordinatorAsksWhereOneDoes() {
        story.say(Story.QUESTIONNAIRES, askedByHand());
        story.say(Story.QUESTIONNAIRES, askedByHand());

        assertThat(text(onlyMail(story.visitor()))).contains("Your coordinator would like to know", "\nhttp://localhost:8080/declared/"
                + references.sign("declaration", "declaration-" + story.name(), 1) + "\n").doesNotContain("months");
    }

    @Test
    void tellsOfAnAddressThatTheMailServerRefuses() {
        IDENTITY.with("organisationId=" + story.hostOrganisationId() + "-x", "nobody-" + story.name(), "Nobody", "no address");
        story.say(Story.QUESTIONNAIRES, story.questionnaires("reminder-due.v1", false, 3,
                Map.of("reminder", 1, "manual", false, "organisationId", story.hostOrganisationId() + "-x")));

        eventually(() -> assertThat(toldOfTheInvitation()).containsExactly("notifications.mail-bounced.v1 1 manual=false 1 of 1"));
    }

    @Test
    void parksAMalformedReminderBetweenTwoGoodOnes() {
        Story other = Story.begin(IDENTITY);
        story.say(Story.QUESTIONNAIRES, story.reminderDue(1, false, 3));
        story.say(Story.QUESTIONNAIRES, Wire.event("questionnaires.reminder-due.v1", "broken-" + story.name(), 1, story.xchangeId(),
                Map.of("reminder", "soon")));
        Wire.say(Story.QUESTIONNAIRES, story.xchangeId(), other.reminderDue(1, false, 3));

        onlyMail(story.visitor());
        onlyMail(other.visitor());
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/notifications/dead-letters?limit=200").expect(200).text())
                .contains("broken-" + story.name()));
    }

    @Test
    void hasNoTokenInDatabaseEventsLogsAndAnswers(CapturedOutput logged) {
        story.say(Story.QUESTIONNAIRES, story.reminderDue(1, false, 3));
        onlyMail(story.visitor());
        eventually(() -> assertThat(toldOfTheInvitation()).isNotEmpty());

        List<String> everything = new ArrayList<>(List.of(logged.getAll(),
                http.as(Tokens.operator()).get("/api/notifications/mails?limit=200").expect(200).text()));
        mongo.getCollectionNames()
                .stream()
                .filter(name -> !name.startsWith("system."))
                .forEach(name -> mongo.findAll(Document.class, name).forEach(document -> everything.add(document.toJson())));
        Wire.records("notifications.mails").forEach(record -> everything.add(new String(record)));
        for (String token : List.of(references.sign("invitation", story.invitationId(), 1),
                references.sign("mail-settings", "dagny-" + story.name(), 1))) {
            String mac = token.substring(token.indexOf('.') + 1);
            assertThat(text(onlyMail(story.visitor()))).contains(mac);
            assertThat(everything).noneMatch(text -> text.contains(mac));
        }
    }

    @Test
    void asksNobodyByHandWhoSwitchedRemindersOff() {
        http.as(Tokens.person("dagny-" + story.name()).token())
                .send("PUT", "/api/notifications/mail-settings", "{\"reminders\":false,\"surveys\":true}")
                .expect(200);
        story.say(Story.QUESTIONNAIRES, askedByHand());

        eventually(() -> assertThat(mongo.find(query(where("state.group.organisationId").is(story.visitingOrganisationId())),
                Document.class, "mails")).singleElement()
                .extracting(mail -> mail.get("state", Document.class).getString("state"))
                .isEqualTo("WITHHELD"));
        assertThat(received(story.visitor())).isEmpty();
    }

    private byte[] askedByHand() {
        return Wire.event("questionnaires.declaration-asked-by-hand.v1", "declaration-" + story.name(), 1, story.xchangeId(),
                Map.of("declarationId", "declaration-" + story.name(), "visitId", story.visitId(), "xchangeId", story.xchangeId(),
                        "programmeId", "biginn", "organisationId", story.visitingOrganisationId(), "linkGeneration", 1));
    }

    private String settingsPage() {
        return "http://localhost:8080/mail-settings/" + references.sign("mail-settings", "dagny-" + story.name(), 1);
    }

    private List<String> toldOfTheInvitation() {
        return Wire.records("notifications.mails")
                .stream()
                .map(record -> Wire.json(new String(record)))
                .filter(event -> event.path("data").path("invitationId").asString().equals(story.invitationId()))
                .map(event -> {
                    var data = event.path("data");
                    assertThat(event.path("partitionkey").asString()).isEqualTo(story.invitationId());
                    return event.path("type").asString() + " " + data.path("reminder").asInt() + " manual="
                            + data.path("manual").asBoolean() + " "
                            + (data.has("sent")
                                    ? "sent=" + data.path("sent").asInt()
                                    : data.has("reason")
                                            ? data.path("reason").asString()
                                            : data.path("refused").asInt() + " of " + data.path("of").asInt());
                })
                .toList();
    }
}
