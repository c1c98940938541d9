package eu.sojourn.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.notifications.MailEvent.MailBounced;
import eu.sojourn.notifications.MailEvent.ReminderSent;
import eu.sojourn.notifications.MailEvent.ReminderWithheld;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * One mail to one group about one event. It holds ids, dates and amounts, and neither names nor addresses nor tokens of links: those are
 * resolved when it is sent and forgotten then.
 *
 * @param mailId derived from event and group, so that an event that comes again finds its mail there
 * @param facts what the template says
 * @param invited the invitation that it is about; null for a mail about anything else
 * @param attempts how often sending was begun
 * @param nextAttemptAt while PENDING: when it is due; during an attempt, when another instance may take over
 * @param doneRecipients keys of the recipients that need no further attempt
 * @param bouncedRecipients keys of those whose message came back after it had been taken, since it was last revived; null in documents that are older than this
 * @param tally what became of those
 * @param failure why the last attempt did not reach everybody; null if it did, or there was none
 */
record Mail(String mailId, String eventId, String correlationId, MailKind kind, RecipientGroup group, Map<String, String> facts,
        @Nullable Invited invited, MailState state, int attempts, Instant nextAttemptAt, List<String> doneRecipients,
        @Nullable List<String> bouncedRecipients, Tally tally,
        @Nullable String failure, Instant createdAt, @Nullable Instant closedAt) {

    Mail {
        facts = Map.copyOf(facts);
        doneRecipients = List.copyOf(doneRecipients);
        bouncedRecipients = bouncedRecipients == null ? List.of() : List.copyOf(bouncedRecipients);
    }

    static Mail due(String eventId, String correlationId, MailKind kind, RecipientGroup group, Map<String, String> facts, Instant now) {
        return due(eventId, correlationId, kind, group, facts, null, now);
    }

    static Mail due(String eventId, String correlationId, MailKind kind, RecipientGroup group, Map<String, String> facts,
            @Nullable Invited invited, Instant now) {
        return new Mail(derived(eventId + "/" + group.organisationId() + "/" + group.partnershipId()), eventId, correlationId, kind, group,
                facts, invited, MailState.PENDING, 0, now, List.of(), List.of(), Tally.NONE, null, now, null);
    }

    /** Tells the recipients of this mail apart without naming them; the same person always has the same key. */
    String recipientKey(String personId) {
        return derived(mailId + "/" + personId);
    }

    boolean isOfSurvey() {
        return invited != null && invited.isOfSurvey();
    }

    /** An attempt begins, and is alone at it until the lease is over. */
    Mail begun(Instant now, Duration lease) {
        return with(state, attempts + 1, now.plus(lease), doneRecipients, tally, failure, closedAt);
    }

    /** A recipient needs no further attempt, and the lease is prolonged. */
    Mail reached(String recipientKey, Outcome outcome, Instant now, Duration lease) {
        return doneRecipients.contains(recipientKey)
                ? this
                : with(state, attempts, now.plus(lease), Stream.concat(doneRecipients.stream(), Stream.of(recipientKey)).toList(),
                        tally.and(outcome), failure, closedAt);
    }

    /** Every recipient is done with. What became of a mail about an invitation is told. */
    Decision<Mail> closed(Instant now) {
        MailState end = tally.taken() > 0 ? MailState.SENT : tally.withheld() > 0 ? MailState.WITHHELD : MailState.FAILED;
        return Decision.accepted(with(end, attempts, nextAttemptAt, doneRecipients, tally, shortfall(), now), told(end));
    }

    /** The attempt came to nothing, and the next one is due then. */
    Mail putOff(String why, Instant next) {
        return with(state, attempts, next, doneRecipients, tally, why, closedAt);
    }

    /** A message came back that had been taken. It is told, once; where it was the last one, nobody was mailed. */
    Decision<Mail> bounced(String recipientKey) {
        List<String> before = bouncedRecipients == null ? List.of() : bouncedRecipients;
        if (before.contains(recipientKey) || tally.taken() == 0) {
            return Decision.unchanged(this);
        }
        Tally after = tally.bounced();
        MailState end = state == MailState.SENT && after.taken() == 0 ? MailState.FAILED : state;
        List<String> bounced = Stream.concat(before.stream(), Stream.of(recipientKey)).toList();
        Mail told = new Mail(mailId, eventId, correlationId, kind, group, facts, invited, end, attempts, nextAttemptAt, doneRecipients,
                bounced, after, shortfall(after), createdAt, closedAt);
        // While others are still to be mailed, its end tells of all.
        return state == MailState.PENDING || invited == null
                ? Decision.accepted(told)
                : Decision.accepted(told, new MailBounced(invited, after.refused(), after.people()));
    }

    /** An operator has a mail tried again that nobody got. What came back before is over: the same messages go out, and may come back again. */
    Decision<Mail> revived(Instant now) {
        return state == MailState.FAILED
                ? Decision.accepted(new Mail(mailId, eventId, correlationId, kind, group, facts, invited, MailState.PENDING, attempts, now,
                        List.of(), List.of(), Tally.NONE, failure, createdAt, null))
                : Decision.conflict(new Reason("MAIL_NOT_FAILED", null, null, state.name(), MailState.FAILED.name(),
                        "Only a failed mail can be tried again; this one is " + state + "."));
    }

    private @Nullable String shortfall() {
        return shortfall(tally);
    }

    private static @Nullable String shortfall(Tally tally) {
        List<String> parts = new ArrayList<>();
        if (tally.people() == 0) {
            parts.add("identity knows no recipient");
        }
        if (tally.refused() > 0) {
            parts.add(tally.refused() == tally.people()
                    ? "every address refused"
                    : tally.refused() + " of " + tally.people() + " addresses refused");
        }
        if (tally.withheld() > 0) {
            parts.add(tally.optedOut() + " of " + tally.people() + " want no such mails, " + tally.throttled() + " reminded lately");
        }
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private List<MailEvent> told(MailState end) {
        if (invited == null) {
            return List.of();
        }
        List<MailEvent> events = new ArrayList<>();
        if (tally.refused() > 0 || end == MailState.FAILED) {
            events.add(new MailBounced(invited, tally.refused(), tally.people()));
        }
        if (end == MailState.WITHHELD) {
            events.add(new ReminderWithheld(invited, tally.throttledUntil()));
        }
        if (end == MailState.SENT && kind.isReminder()) {
            events.add(new ReminderSent(invited, tally.taken(), tally.people()));
        }
        return events;
    }

    private Mail with(MailState nextState, int nextAttempts, Instant next, List<String> done, Tally nextTally, @Nullable String why,
            @Nullable Instant closed) {
        return new Mail(mailId, eventId, correlationId, kind, group, facts, invited, nextState, nextAttempts, next, done, bouncedRecipients,
                nextTally, why, createdAt, closed);
    }

    private static String derived(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
