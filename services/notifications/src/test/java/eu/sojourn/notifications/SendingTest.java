package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import eu.sojourn.testing.Backends;

class SendingTest {

    private static final Recipient CARMEN = new Recipient("carmen", "Carmen Ortega", "carmen@ineustar.example", "en");
    private static final Recipient CESAR = new Recipient("cesar", "César", "cesar@ineustar.example", "en");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

    private final MongoClient client = MongoClients.create(Backends.mongo());
    private final Mails mails = new Mails(new MongoTemplate(client, "sending-" + UUID.randomUUID()));
    private final HandClock clock = new HandClock();
    private final Server server = new Server();
    private List<Recipient> people = List.of(CARMEN, CESAR);
    private boolean identityIsDown;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void mailsEveryRecipientOnce() {
        Mail mail = due("event-1");

        sending().sendDue();
        clock.advance(LONG_ENOUGH);
        sending().sendDue();

        assertThat(server.taken).containsExactly(mail.recipientKey(CARMEN), mail.recipientKey(CESAR));
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

        assertThat(server.taken).containsExactly(mail.recipientKey(CARMEN), mail.recipientKey(CESAR));
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

        assertThat(server.taken).containsExactly(mail.recipientKey(CARMEN), mail.recipientKey(CARMEN));
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
        mails.close(slow, MailState.FAILED, "too slow", clock.instant());

        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void isSentWhenSomeAddressesAreRefused() {
        Mail mail = due("event-1");
        server.refused = "carmen";

        sending().sendDue();

        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
        assertThat(found(mail).failure()).isEqualTo("1 of 2 addresses refused");
        assertThat(found(mail).refusedRecipients()).isEqualTo(1);
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

        assertThat(mails.revive(mail.mailId(), clock.instant())).isTrue();
        sending().sendDue();

        assertThat(server.taken).containsExactly(mail.recipientKey(CARMEN));
        assertThat(found(mail).state()).isEqualTo(MailState.SENT);
        assertThat(mails.revive(mail.mailId(), clock.instant())).isFalse();
    }

    @Test
    void keepsGoingWhenOneMailCannotBeWritten() {
        Mail broken = Mail.due("event-0", "0".repeat(32), MailKind.LUMP_SUM_PAID, RecipientGroup.organisation("ineustar"), Map.of(),
                clock.instant());
        mails.add(broken);
        Mail good = due("event-1");

        sending().sendDue();

        assertThat(found(good).state()).isEqualTo(MailState.SENT);
        assertThat(found(broken).state()).isEqualTo(MailState.PENDING);
        assertThat(found(broken).failure()).isEqualTo("IllegalStateException");
    }

    private Mail due(String eventId) {
        Mail mail = Mail.due(eventId, "0".repeat(32), MailKind.VISIT_APPROVED, RecipientGroup.organisation("ineustar"),
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
        return new Sending(mails, recipients, new Letters(URI.create("http://localhost:8080")), server,
                new Sending.BackOff(Duration.ofSeconds(2), Duration.ofMinutes(5)), clock);
    }

    /** The process dies. */
    private static final class Crash extends Error {}

    private static final class Server implements MailServer {

        private final List<String> taken = new ArrayList<>();
        private boolean reachable = true;
        private boolean crashes;
        private String downFor = "";
        private String refused = "";

        @Override
        public Taken send(String messageId, Recipient recipient, Letter letter) {
            if (recipient.personId().equals(downFor)) {
                throw new Unavailable("the mail server is down");
            }
            if (recipient.personId().equals(refused)) {
                return Taken.ADDRESS_REFUSED;
            }
            taken.add(messageId);
            if (crashes) {
                throw new Crash();
            }
            return Taken.ACCEPTED;
        }

        @Override
        public boolean isReachable() {
            return reachable;
        }
    }
}
