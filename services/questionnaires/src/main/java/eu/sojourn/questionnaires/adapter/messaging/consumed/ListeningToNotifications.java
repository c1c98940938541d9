package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.application.RemindingInvitees;
import eu.sojourn.questionnaires.domain.InvitationId;

/** Listens to notifications: what became of invitations and reminders. */
@Configuration(proxyBeanMethods = false)
class ListeningToNotifications {

    @Bean
    Consumer<Message<byte[]>> mailEvents(EventConsumers consumers, RemindingInvitees reminding) {
        return consumers.listen("mailEvents")
                .on("notifications.reminder-sent.v1", MailHeard.ReminderSent.class, event -> heard(reminding, event))
                .on("notifications.reminder-withheld.v1", MailHeard.ReminderWithheld.class, event -> heard(reminding, event))
                .on("notifications.mail-bounced.v1", MailHeard.MailBounced.class, event -> heard(reminding, event))
                .build();
    }

    private static void heard(RemindingInvitees reminding, Received<? extends MailHeard> event) {
        MailHeard mail = event.data();
        reminding.whenDelivered(event, new InvitationId(mail.invitationId()), mail.reminder(), mail.delivery());
    }
}
