package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.questionnaires.application.InvitingParticipants;

/** Listens to registration. */
@Configuration(proxyBeanMethods = false)
class ListeningToRegistration {

    @Bean
    Consumer<Message<byte[]>> registrationEvents(EventConsumers consumers, InvitingParticipants inviting) {
        return consumers.listen("registrationEvents")
                .on("registration.visit-completed.v1", VisitCompleted.class, event -> inviting.whenOver(event, event.data().visit()))
                .on("registration.visit-discontinued.v1", VisitDiscontinued.class,
                        event -> inviting.whenOver(event, event.data().visit()))
                .build();
    }
}
