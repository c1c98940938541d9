package eu.sojourn.notifications;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.DomainEvent;

/** What became of a mail about an invitation. Counts are people. */
sealed interface MailEvent extends DomainEvent {

    Invited invited();

    record ReminderSent(Invited invited, int sent, int of) implements MailEvent {}

    /** @param until null where nobody wants such mails */
    record ReminderWithheld(Invited invited, @Nullable Instant until) implements MailEvent {}

    record MailBounced(Invited invited, int refused, int of) implements MailEvent {}
}
