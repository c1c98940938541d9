package eu.sojourn.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One mail to one group about one event. It holds ids, dates and amounts, and neither names nor addresses: those are resolved
 * when it is sent and forgotten then.
 *
 * @param mailId derived from event and group, so that an event that comes again finds its mail there
 * @param facts what the template says
 * @param attempts how often sending was begun
 * @param nextAttemptAt while PENDING: when it is due; during an attempt, when another instance may take over
 * @param doneRecipients keys of the recipients that need no further attempt
 * @param refusedRecipients how many of those the mail server refused for good
 * @param failure why the last attempt did not finish the mail; null if it did, or there was none
 */
@Document("mails")
record Mail(@Id String mailId, String eventId, String correlationId, MailKind kind, RecipientGroup group, Map<String, String> facts,
        MailState state, int attempts, Instant nextAttemptAt, List<String> doneRecipients, int refusedRecipients, @Nullable String failure,
        Instant createdAt, @Nullable Instant closedAt) {

    Mail {
        facts = Map.copyOf(facts);
        doneRecipients = List.copyOf(doneRecipients);
    }

    static Mail due(String eventId, String correlationId, MailKind kind, RecipientGroup group, Map<String, String> facts, Instant now) {
        return new Mail(derived(eventId + "/" + group.organisationId() + "/" + group.partnershipId()), eventId, correlationId, kind, group,
                facts, MailState.PENDING, 0, now, List.of(), 0, null, now, null);
    }

    /** Tells the recipients of this mail apart without naming them; the same person always has the same key. */
    String recipientKey(Recipient recipient) {
        return derived(mailId + "/" + recipient.personId());
    }

    private static String derived(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
