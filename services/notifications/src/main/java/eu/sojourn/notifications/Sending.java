package eu.sojourn.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.notifications.MailServer.Taken;
import eu.sojourn.service.causation.Causation;

/**
 * Sends what is due. A mail is SENT only after the mail server took it, and stays PENDING for as long as identity or the mail server
 * fails, tried again with growing pauses and for ever. A crash between the server's answer and our note of it sends that one message
 * again, under the same Message-ID.
 */
final class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);

    /** Longer than one message can take by the timeouts of the mail server's connection. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Mails mails;
    private final Recipients recipients;
    private final Letters letters;
    private final MailServer server;
    private final BackOff backOff;
    private final Clock clock;

    Sending(Mails mails, Recipients recipients, Letters letters, MailServer server, BackOff backOff, Clock clock) {
        this.mails = mails;
        this.recipients = recipients;
        this.letters = letters;
        this.server = server;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** The pauses between attempts: doubling from the first to the longest. */
    record BackOff(Duration first, Duration longest) {

        BackOff {
            if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("The first pause is more than nothing, and the longest no shorter");
            }
        }

        Duration after(int attempts) {
            Duration pause = first;
            for (int attempt = 1; attempt < attempts && pause.compareTo(longest) < 0; attempt++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }

    /** Tries every mail that is due once, and ends early where the mail server is known to be down. */
    void sendDue() {
        Optional<Mail> due = next();
        while (due.isPresent()) {
            Mail mail = due.get();
            Causation.ofEvent(mail.correlationId(), mail.eventId()).run(() -> attempt(mail));
            due = next();
        }
    }

    private Optional<Mail> next() {
        return server.isReachable() ? mails.begin(clock.instant(), LEASE) : Optional.empty();
    }

    private void attempt(Mail mail) {
        try {
            List<Recipient> people = recipients.of(mail.group());
            Set<String> done = new HashSet<>(mail.doneRecipients());
            int refused = mail.refusedRecipients();
            for (Recipient person : people) {
                String key = mail.recipientKey(person);
                if (done.add(key)) {
                    Taken taken = server.send(key, person, letters.write(mail, person.name()));
                    refused += taken == Taken.ADDRESS_REFUSED ? 1 : 0;
                    mails.done(mail, key, taken == Taken.ADDRESS_REFUSED, clock.instant(), LEASE);
                }
            }
            close(mail, done.size(), refused);
        } catch (Recipients.IdentityUnavailable | MailServer.Unavailable e) {
            putOff(mail, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("Mail {} ({}) could not be sent for a reason that is a bug or an outage of ours", mail.mailId(), mail.kind(), e);
            putOff(mail, e.getClass().getSimpleName());
        }
    }

    private void close(Mail mail, int done, int refused) {
        if (done > refused) {
            mails.close(mail, MailState.SENT, refused == 0 ? null : refused + " of " + done + " addresses refused", clock.instant());
            log.info("Mail {} ({}) sent to {} of {} recipients", mail.mailId(), mail.kind(), done - refused, done);
        } else {
            mails.close(mail, MailState.FAILED, done == 0 ? "identity knows no recipient" : "every address refused", clock.instant());
            log.warn("Mail {} ({}) reached nobody: {} recipients", mail.mailId(), mail.kind(), done);
        }
    }

    private void putOff(Mail mail, String reason) {
        Instant next = clock.instant().plus(backOff.after(mail.attempts()));
        mails.putOff(mail, reason, next);
        log.warn("Mail {} ({}) waits until {} after attempt {}: {}", mail.mailId(), mail.kind(), next, mail.attempts(), reason);
    }
}
