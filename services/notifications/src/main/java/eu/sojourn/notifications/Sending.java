package eu.sojourn.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.service.causation.Causation;
import io.micrometer.core.instrument.MeterRegistry;

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
    private final Correspondents correspondents;
    private final Letters letters;
    private final MailServer server;
    private final BackOff backOff;
    private final Clock clock;
    private final MeterRegistry metrics;

    Sending(Mails mails, Recipients recipients, Correspondents correspondents, Letters letters, MailServer server, BackOff backOff,
            Clock clock,
            MeterRegistry metrics) {
        this.mails = mails;
        this.recipients = recipients;
        this.correspondents = correspondents;
        this.metrics = metrics;
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
            if (allReached(mail)) {
                mails.close(mail, clock.instant()).ifPresent(Sending::told);
            }
        } catch (Recipients.IdentityUnavailable | MailServer.Unavailable e) {
            putOff(mail, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("Mail {} ({}) could not be sent for a reason that is a bug or an outage of ours", mail.mailId(), mail.kind(), e);
            putOff(mail, e.getClass().getSimpleName());
        }
    }

    /** False where another instance took over, which goes on from what was noted. */
    private boolean allReached(Mail mail) {
        for (Recipient person : recipients.of(mail.group())) {
            String key = mail.recipientKey(person.personId());
            if (!mail.doneRecipients().contains(key)) {
                Outcome outcome = correspondents.withheld(mail, person.personId(), clock.instant())
                        .orElseGet(() -> server.send(key, person, letters.write(mail, person)));
                if (mails.reached(mail, key, outcome, clock.instant(), LEASE).isEmpty()) {
                    return false;
                }
                metrics.counter("sojourn.mails.recipients", "outcome", outcome.label()).increment();
            }
        }
        return true;
    }

    private static void told(Mail mail) {
        if (mail.state() == MailState.FAILED) {
            log.warn("Mail {} ({}) reached nobody: {}", mail.mailId(), mail.kind(), mail.failure());
        } else {
            log.info("Mail {} ({}) is {}: {} of {} recipients", mail.mailId(), mail.kind(), mail.state(), mail.tally().taken(),
                    mail.tally().people());
        }
    }

    private void putOff(Mail mail, String reason) {
        Instant next = clock.instant().plus(backOff.after(mail.attempts()));
        mails.putOff(mail, reason, next);
        log.warn("Mail {} ({}) waits until {} after attempt {}: {}", mail.mailId(), mail.kind(), next, mail.attempts(), reason);
    }
}
