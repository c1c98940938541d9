package eu.sojourn.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.notifications.NotificationsProperties.Reminders;
import eu.sojourn.service.domain.Decision;

/** People by their ids: what they want to be written, and when they were reminded last, across all questionnaires. */
final class Correspondents {

    private final AggregateStore<Correspondent> store;
    private final Reminders reminders;

    Correspondents(AggregateStores stores, String collection, Reminders reminders) {
        this.store = stores.projection(Correspondent.class, collection);
        this.reminders = reminders;
    }

    MailSettings settings(String personId) {
        return store.find(personId).map(Stored::state).orElseGet(() -> Correspondent.unknown(personId)).settings();
    }

    MailSettings set(String personId, MailSettings settings) {
        return store.ensure(personId, before -> Decision.accepted(known(before, personId).wants(settings))).state().settings();
    }

    /**
     * Decides whether a mail is written to a person. A reminder that is written counts as such from this decision on, in one conditional
     * write, so that of two at the same moment one is written; asking again for the same reminder gives the same answer.
     *
     * @return why it is not written; empty where it is
     */
    Optional<Outcome> withheld(Mail mail, String personId, Instant now) {
        if (!mail.kind().canBeSwitchedOff()) {
            return Optional.empty();
        }
        if (!settings(personId).allow(mail)) {
            return Optional.of(new Outcome.OptedOut());
        }
        return mail.kind().isReminder() ? throttled(mail, personId, now) : Optional.empty();
    }

    private Optional<Outcome> throttled(Mail mail, String personId, Instant now) {
        String key = mail.recipientKey(personId);
        Duration pause = mail.invited() != null && mail.invited().manual() ? reminders.manualPause() : reminders.pause();
        Correspondent after = store
                .ensure(personId, before -> Decision.accepted(known(before, personId).reminded(key, now, pause)))
                .state();
        return after.isRemindedBy(key)
                ? Optional.empty()
                : Optional.of(new Outcome.Throttled(Objects.requireNonNull(after.remindedAt()).plus(pause)));
    }

    private static Correspondent known(@Nullable Correspondent before, String personId) {
        return before == null ? Correspondent.unknown(personId) : before;
    }
}
