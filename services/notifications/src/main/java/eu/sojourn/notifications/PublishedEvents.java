package eu.sojourn.notifications;

import java.time.Instant;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.notifications.MailEvent.MailBounced;
import eu.sojourn.notifications.MailEvent.ReminderSent;
import eu.sojourn.notifications.MailEvent.ReminderWithheld;
import eu.sojourn.service.domain.DomainEvent;

/** Maps domain events to the wire, as the contracts of this service say. */
final class PublishedEvents implements Function<DomainEvent, OutgoingEvent> {

    private static final String TOPIC = "notifications.mails";

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        if (!(event instanceof MailEvent mail)) {
            throw new IllegalArgumentException("No contract for " + event);
        }
        Invited to = mail.invited();
        return switch (mail) {
            case ReminderSent sent -> outgoing("reminder-sent", to,
                    new SentData(to.invitationId(), to.organisationId(), to.reminder(), to.manual(), sent.sent(), sent.of()));
            case ReminderWithheld withheld -> outgoing("reminder-withheld", to, new WithheldData(to.invitationId(), to.organisationId(),
                    to.reminder(), to.manual(), withheld.until() == null ? "OPTED_OUT" : "THROTTLED", withheld.until()));
            case MailBounced bounced -> outgoing("mail-bounced", to, new BouncedData(to.invitationId(), to.organisationId(),
                    to.reminder(), to.manual(), bounced.refused(), bounced.of()));
        };
    }

    private static OutgoingEvent outgoing(String event, Invited to, Object data) {
        return new OutgoingEvent(TOPIC, "notifications." + event + ".v1", to.invitationId(), data);
    }

    record SentData(String invitationId, String organisationId, int reminder, boolean manual, int sent, int of) {}

    record WithheldData(String invitationId, String organisationId, int reminder, boolean manual, String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until) {}

    record BouncedData(String invitationId, String organisationId, int reminder, boolean manual, int refused, int of) {}
}
