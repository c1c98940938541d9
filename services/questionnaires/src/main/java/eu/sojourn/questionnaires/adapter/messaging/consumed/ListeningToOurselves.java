package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.application.DeclaringAgreements;

/**
 * Listens to ourselves, because responses change other aggregates, the declarations: a crash after a response leaves its event in the outbox
 * or in the topic, never a declaration that nobody makes.
 */
@Configuration(proxyBeanMethods = false)
class ListeningToOurselves {

    @Bean
    Consumer<Message<byte[]>> questionnairesEvents(EventConsumers consumers, DeclaringAgreements declaring) {
        Consumer<Received<Responded>> responded = event -> declaring.responded(event, event.data().invitationId());
        return consumers.listen("questionnairesEvents")
                .on("questionnaires.response-submitted.v1", Responded.class, responded)
                .on("questionnaires.response-corrected.v1", Responded.class, responded)
                .build();
    }
}
