package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.reminder.Delivery;

/** Our reading of what notifications say became of a mail about an invitation; data that lacks any of it is malformed. */
sealed interface MailHeard {

    String invitationId();

    /** The how manieth reminder; 0 for another mail about the invitation. */
    int reminder();

    Delivery delivery();

    private static void check(String invitationId, int people) {
        new InvitationId(invitationId);
        if (people < 0) {
            throw new IllegalArgumentException("fewer people than none");
        }
    }

    /** {@code notifications.reminder-sent.v1}. */
    record ReminderSent(String invitationId, int reminder, int sent) implements MailHeard {

        public ReminderSent {
            check(invitationId, sent);
        }

        @Override
        public Delivery delivery() {
            return Delivery.sent(sent);
        }
    }

    /** {@code notifications.reminder-withheld.v1}. */
    record ReminderWithheld(String invitationId, int reminder, Delivery.Withheld reason, @Nullable Instant until) implements MailHeard {

        public ReminderWithheld {
            check(invitationId, 0);
        }

        @Override
        public Delivery delivery() {
            return Delivery.withheld(reason, until);
        }
    }

    /** {@code notifications.mail-bounced.v1}. */
    record MailBounced(String invitationId, int reminder, int refused) implements MailHeard {

        public MailBounced {
            check(invitationId, refused);
        }

        @Override
        public Delivery delivery() {
            return Delivery.refused(refused);
        }
    }
}
