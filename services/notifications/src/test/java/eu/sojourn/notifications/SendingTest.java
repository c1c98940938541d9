package eu.sojourn.notifications;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.SignedReference;
import eu.sojourn.testing.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class SendingTest extends NotificationsTest {

    private static final Recipient CARMEN = new Recipient("carmen", "Carmen Ortega", "carmen@ineustar.example", "en");
    private static final Recipient CESAR = new Recipient("cesar", "César", "cesar@ineustar.example", "en");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

    @Autowired
    private AggregateStores stores;

    @Autowired
    private MongoTemplate mongo;

    private final String own = UUID.randomUUID().toString();
    private Mails mails;
    private Correspondents correspondents;
    private final HandClock clock = new HandClock();
    private final Server server = new Server();
    private List<Recipient> people = List.of(CARMEN, CESAR);
    private boolean identityIsDown;

    @BeforeEach
    void begin() {
        mails = new Mails(stores, mongo, "mails-" + own);
        correspondents = new Correspondents(stores, "correspondents-" + own,
                new NotificationsProperties.Reminders(Duration.ofDays(3), Duration.ofDays(1)));
    }

    @Test
    void mailsEveryRecipientOnce() {
        Mail mail = due("event-1");

        sending().sendDue();
        clock.advance(LONG_ENOUGH);
        sending().sendDue();

        assertThat(server.taken).containsExactly(mail.recipientKey("carmen"), mail.recipientKey("cesar"));
        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void keepsAMailOnceHoweverOftenItsEventComes() {
        Mail mail = due("event-1");

        assertThat(mails.add(mail)).isFalse();
    }

    @Test
    void mailsOnlyThoseItDidNotReachBefore() {
        Mail mail = due("event-1");
        server.downFor = "cesar";
        sending().sendDue();
        assertThat(found(mail).state()).isEqualTo(MailState.PENDING);

        server.downFor = "";
        clock.advance(LONG_ENOUGH);
        sending().sendDue();

        assertThat(server.taken).containsExactly(mail.recipientKey("carmen"), mail.recipientKey("cesar"));
        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void repeatsUnderTheSameMessageIdWhatACrashLeftUnnoted() {
        Mail mail = due("event-1");
        people = List.of(CARMEN);
        server.crashes = true;
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> sending().sendDue());

        server.crashes = false;
        sending().sendDue();
        assertThat(server.taken).as("the lease still holds").hasSize(1);
        clock.advance(LONG_ENOUGH);
        sending().sendDue();

        assertThat(server.taken).containsExactly(mail.recipientKey("carmen"), mail.recipientKey("carmen"));
        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void triesForEver() {
        Mail mail = due("event-1");
        identityIsDown = true;
        for (int attempt = 0; attempt < 50; attempt++) {
            sending().sendDue();
            clock.advance(LONG_ENOUGH);
        }
        assertThat(found(mail)).satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(MailState.PENDING);
            assertThat(waiting.attempts()).isEqualTo(50);
            assertThat(waiting.failure()).isEqualTo("identity is down");
        });

        identityIsDown = false;
        sending().sendDue();

        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void pausesBetweenAttempts() {
        Mail mail = due("event-1");
        identityIsDown = true;

        sending().sendDue();
        sending().sendDue();
        clock.advance(Duration.ofSeconds(1));
        sending().sendDue();
        assertThat(found(mail).attempts()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        sending().sendDue();

        assertThat(found(mail).attempts()).isEqualTo(2);
    }

    @Test
    void leavesMailsAloneWhileTheServerIsKnownToBeDown() {
        Mail mail = due("event-1");
        server.reachable = false;

        sending().sendDue();

        assertThat(found(mail).attempts()).isZero();
    }

    @Test
    void givesAMailToOneInstanceOnly() {
        Mail mail = due("event-1");

        assertThat(mails.begin(clock.instant(), Duration.ofMinutes(1))).map(Mail::mailId).hasValue(mail.mailId());
        assertThat(mails.begin(clock.instant(), Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void letsNobodyUndoWhatALaterAttemptDid() {
        Mail mail = due("event-1");
        Mail slow = mails.begin(clock.instant(), Duration.ofMinutes(1)).orElseThrow();
        clock.advance(LONG_ENOUGH);
        sending().sendDue();

        mails.putOff(slow, "too slow", clock.instant());
        mails.close(slow, clock.instant());

        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void isSentWhenSomeAddressesAreRefused() {
        Mail mail = due("event-1");
        server.refused = "carmen";

        sending().sendDue();

        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
        assertThat(found(mail).failure()).isEqualTo("1 of 2 addresses refused");
        assertThat(found(mail).tally().refused()).isEqualTo(1);
    }

    @Test
    void hasFailedWhenNobodyIsThere() {
        Mail mail = due("event-1");
        people = List.of();

        sending().sendDue();

        assertThat(found(mail).state()).isEqualTo(MailState.FAILED);
        assertThat(found(mail).failure()).isEqualTo("identity knows no recipient");
    }

    @Test
    void goesWhenAnOperatorHasItTriedAgain() {
        Mail mail = due("event-1");
        people = List.of();
        sending().sendDue();
        people = List.of(CARMEN);

        mails.revive(mail.mailId(), clock.instant());
        sending().sendDue();

        assertThat(server.taken).containsExactly(mail.recipientKey("carmen"));
        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> mails.revive(mail.mailId(), clock.instant()));
    }

    @Test
    void keepsGoingWhenOneMailCannotBeWritten() {
        Mail broken = Mail.due("event-0" + own, "0".repeat(32), MailKind.LUMP_SUM_PAID, RecipientGroup.organisation("ineustar"), Map.of(),
                clock.instant());
        mails.add(broken);
        Mail good = due("event-1");

        sending().sendDue();

        assertThat(found(good).state()).isEqualTo(MailState.SENT);
        assertThat(found(broken).state()).isEqualTo(MailState.PENDING);
        assertThat(found(broken).failure()).isEqualTo("IllegalStateException");
    }

    /** Three questionnaires are open to the same two people, and all are due on one day. */
    @Test
    void remindsAPersonOfOneQuestionnaireInThreeDays() {
        Mail first = reminder("event-1", "invitation-1", false);
        sending().sendDue();
        clock.advance(Duration.ofDays(3).minusSeconds(1));
        Mail second = reminder("event-2", "invitation-2", false);
        sending().sendDue();
        clock.advance(Duration.ofSeconds(1));
        Mail third = reminder("event-3", "invitation-3", false);
        sending().sendDue();

        assertThat(found(first).state()).isEqualTo(MailState.SENT);
        assertThat(found(second).state()).isEqualTo(MailState.WITHHELD);
        assertThat(found(second).tally()).isEqualTo(new Tally(0, 0, 0, 2, found(first).createdAt().plus(Duration.ofDays(3))));
        assertThat(found(third).state()).isEqualTo(MailState.SENT);
        assertThat(server.taken).hasSize(4);
    }

    /** As when two instances are at mails of two questionnaires in the same moment. */
    @Test
    void letsOneOfManyRemindersAtTheSameMomentPass() throws Exception {
        List<Mail> due = IntStream.range(0, 16).mapToObj(nth -> reminder("event-" + nth, "invitation-" + nth, false)).toList();

        List<Optional<Outcome>> withheld = new ArrayList<>();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<Outcome>>> decisions = new ArrayList<>();
            due.forEach(mail -> decisions.add(() -> correspondents.withheld(mail, "carmen", clock.instant())));
            for (var decision : instances.invokeAll(decisions)) {
                withheld.add(decision.get());
            }
        }

        assertThat(withheld).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(withheld).filteredOn(Optional::isPresent)
                .hasSize(15)
                .containsOnly(Optional.of(new Outcome.Throttled(clock.instant().plus(Duration.ofDays(3)))));
    }

    @Test
    void remindsByHandOnceADay() {
        reminder("event-1", "invitation-1", false);
        sending().sendDue();
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        Mail early = reminder("event-2", "invitation-1", true);
        sending().sendDue();
        clock.advance(Duration.ofSeconds(1));
        Mail due = reminder("event-3", "invitation-1", true);
        sending().sendDue();

        assertThat(found(early).state()).isEqualTo(MailState.WITHHELD);
        assertThat(found(due).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void remindsOnlyThoseWhoWantIt() {
        correspondents.set("carmen", new MailSettings(false, true, true));
        Mail ladder = reminder("event-1", "invitation-1", false);
        sending().sendDue();
        correspondents.set("cesar", new MailSettings(false, true, true));
        Mail byHand = reminder("event-2", "invitation-2", true);
        sending().sendDue();

        assertThat(server.taken).containsExactly(ladder.recipientKey("cesar"));
        assertThat(found(ladder).state()).isEqualTo(MailState.SENT);
        assertThat(found(byHand).state()).isEqualTo(MailState.WITHHELD);
        assertThat(found(byHand).tally().optedOut()).isEqualTo(2);
    }

    @Test
    void invitesToSurveysOnlyThoseWhoWantIt() {
        correspondents.set("carmen", new MailSettings(true, false, true));
        Mail invitation = survey("event-1", MailKind.WAVE_INVITATION_SENT, 0);
        Mail reminder = survey("event-2", MailKind.QUESTIONNAIRE_REMINDER, 1);
        Mail interview = survey("event-3", MailKind.INTERVIEW_ENTERED, 0);

        sending().sendDue();

        assertThat(server.taken).containsExactlyInAnyOrder(invitation.recipientKey("cesar"), reminder.recipientKey("cesar"),
                interview.recipientKey("carmen"), interview.recipientKey("cesar"));
    }

    @Test
    void writesWhatAProcessNeedsWhateverAPersonSwitchedOff() {
        people.forEach(person -> correspondents.set(person.personId(), new MailSettings(false, false, true)));
        Mail mail = due("event-1");

        sending().sendDue();

        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    /** Else a reminder that the mail server did not take at first would keep itself back. */
    @Test
    void isNotKeptBackByItsOwnFirstAttempt() {
        Mail mail = reminder("event-1", "invitation-1", false);
        server.downFor = "carmen";
        sending().sendDue();
        server.downFor = "";
        clock.advance(LONG_ENOUGH);

        sending().sendDue();

        assertThat(found(mail).tally()).isEqualTo(new Tally(2, 0, 0, 0, null));
    }

    @Test
    void tellsThatAReminderWasSentAndWhichAddressesWereRefused() {
        server.refused = "carmen";
        Mail mail = reminder("event-1", "invitation-1", false);

        sending().sendDue();

        eventually(() -> assertThat(said(mail)).containsExactly(
                "notifications.mail-bounced.v1 {\"invitationId\":\"invitation-1\",\"organisationId\":\"ineustar\",\"reminder\":1,"
                        + "\"manual\":false,\"refused\":1,\"of\":2}",
                "notifications.reminder-sent.v1 {\"invitationId\":\"invitation-1\",\"organisationId\":\"ineustar\",\"reminder\":1,"
                        + "\"manual\":false,\"sent\":1,\"of\":2}"));
    }

    @Test
    void tellsThatAReminderWasWithheldAndUntilWhen() {
        reminder("event-1", "invitation-1", false);
        sending().sendDue();
        Mail mail = reminder("event-2", "invitation-2", true);

        sending().sendDue();

        eventually(() -> assertThat(said(mail)).containsExactly(
                "notifications.reminder-withheld.v1 {\"invitationId\":\"invitation-2\",\"organisationId\":\"ineustar\",\"reminder\":1,"
                        + "\"manual\":true,\"reason\":\"THROTTLED\",\"until\":\"2024-03-02T10:00:00Z\"}"));
    }

    @Test
    void tellsThatNobodyWantsToBeRemindedOrIsKnown() {
        people.forEach(person -> correspondents.set(person.personId(), new MailSettings(false, true, true)));
        Mail unwanted = reminder("event-1", "invitation-1", false);
        sending().sendDue();
        people = List.of();
        Mail unknown = survey("event-2", MailKind.WAVE_INVITATION_SENT, 0);
        sending().sendDue();

        eventually(() -> assertThat(said(unwanted)).singleElement()
                .asString()
                .startsWith("notifications.reminder-withheld.v1")
                .endsWith("\"OPTED_OUT\"}"));
        eventually(() -> assertThat(said(unknown)).singleElement()
                .asString()
                .startsWith("notifications.mail-bounced.v1")
                .endsWith("\"refused\":0,\"of\":0}"));
    }

    @Test
    void tellsNothingOfMailsAboutAnythingElse() {
        server.refused = "carmen";
        Mail mail = due("event-1");
        Mail reminder = reminder("event-2", "invitation-1", false);

        sending().sendDue();

        eventually(() -> assertThat(said(reminder)).isNotEmpty());
        assertThat(Wire.heard("notifications.mails", mail.mailId())).isEmpty();
    }

    @Test
    void keepsNoTokenOfALinkInTheDatabase() {
        Mail mail = reminder("event-1", "invitation-1", false);
        sending().sendDue();

        String token = new SignedReference("s".repeat(32)).sign("invitation", "invitation-1", 1);
        assertThat(server.letters).allSatisfy(letter -> assertThat(letter.text()).contains("http://localhost:8080/answer/" + token + "\n"));
        assertThat(mongo.getCollectionNames()
                .stream()
                .filter(name -> !name.startsWith("system."))
                .flatMap(name -> mongo.findAll(Document.class, name).stream())
                .map(Document::toJson)).anyMatch(json -> json.contains(mail.mailId()))
                .noneMatch(json -> json.contains(token.substring(13)));
    }

    private Mail reminder(String eventId, String invitationId, boolean manual) {
        return questionnaire(eventId, MailKind.QUESTIONNAIRE_REMINDER, new Invited(invitationId, "ineustar", null, 1, manual));
    }

    private Mail survey(String eventId, MailKind kind, int reminder) {
        return questionnaire(eventId, kind, new Invited("invitation-of-wave", "ineustar", "wave-1", reminder, false));
    }

    private Mail questionnaire(String eventId, MailKind kind, Invited invited) {
        Mail mail = Mail.due(eventId + own, "0".repeat(32), kind, RecipientGroup.organisation("ineustar"),
                Map.of("invitationId", invited.invitationId(), "linkGeneration", "1", "questionnaire", "Progress", "duration",
                        "It takes a minute", "about", "a survey", "enteredOn", "2024-03-01"),
                invited, clock.instant());
        assertThat(mails.add(mail)).isTrue();
        return mail;
    }

    /** What others hear of a mail, through the broker: types and data. */
    private static List<String> said(Mail mail) {
        return Wire.heard("notifications.mails", mail.mailId()).stream().map(event -> event.type() + " " + event.data()).toList();
    }

    private Mail due(String eventId) {
        Mail mail = Mail.due(eventId + own, "0".repeat(32), MailKind.VISIT_APPROVED, RecipientGroup.organisation("ineustar"),
                Map.of("visitId", "visit-1", "xchange", "an Xchange"), clock.instant());
        assertThat(mails.add(mail)).isTrue();
        return mail;
    }

    private Mail found(Mail mail) {
        return mails.find(mail.mailId()).orElseThrow();
    }

    private Sending sending() {
        Recipients recipients = _ -> {
            if (identityIsDown) {
                throw new Recipients.IdentityUnavailable("identity is down", new IllegalStateException());
            }
            return people;
        };
        Links links = new Links(new SignedReference("s".repeat(32)));
        return new Sending(mails, recipients, correspondents, new Letters(URI.create("http://localhost:8080"), links), server,
                new Sending.BackOff(Duration.ofSeconds(2), Duration.ofMinutes(5)), clock, new SimpleMeterRegistry());
    }

    /** The process dies. */
    private static final class Crash extends Error {}

    private static final class Server implements MailServer {

        private final List<String> taken = new ArrayList<>();
        private final List<Letter> letters = new ArrayList<>();
        private boolean reachable = true;
        private boolean crashes;
        private String downFor = "";
        private String refused = "";

        @Override
        public Outcome send(String messageId, Recipient recipient, Letter letter) {
            if (recipient.personId().equals(downFor)) {
                throw new Unavailable("the mail server is down");
            }
            if (recipient.personId().equals(refused)) {
                return new Outcome.AddressRefused();
            }
            taken.add(messageId);
            letters.add(letter);
            if (crashes) {
                throw new Crash();
            }
            return new Outcome.Taken();
        }

        @Override
        public boolean isReachable() {
            return reachable;
        }
    }
}
