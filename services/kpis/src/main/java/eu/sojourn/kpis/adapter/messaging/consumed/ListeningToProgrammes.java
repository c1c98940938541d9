package eu.sojourn.kpis.adapter.messaging.consumed;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.kpis.application.programme.FollowingProgrammes;
import eu.sojourn.messaging.consume.EventConsumers;

/** Listens to what registration tells of programmes. */
@Configuration(proxyBeanMethods = false)
class ListeningToProgrammes {

    @Bean
    Consumer<Message<byte[]>> programmes(EventConsumers consumers, FollowingProgrammes following) {
        return consumers.listen("programmes")
                .on("registration.programme-described.v1", ProgrammeData.class,
                        event -> following.described(event, event.data().programme()))
                .on("registration.programme-published.v1", ProgrammeData.class,
                        event -> following.published(event, event.data().programme()))
                .build();
    }
}
