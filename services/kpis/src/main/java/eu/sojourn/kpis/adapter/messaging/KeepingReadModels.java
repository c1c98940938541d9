package eu.sojourn.kpis.adapter.messaging;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.kpis.adapter.messaging.published.FactChanged;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.messaging.consume.EventConsumers;

/** Brings what the topology says into the database, for drill-down and reports. */
@Configuration(proxyBeanMethods = false)
class KeepingReadModels {

    @Bean
    Consumer<Message<byte[]>> facts(EventConsumers consumers, FactSheets sheets) {
        var keeping = consumers.listen("facts")
                .on(FactChanged.TYPE, FactChanged.class, event -> sheets.keep(Records.generation(event), Records.sheet(event)))
                .build();
        return message -> {
            // Who removes a generation buries its records first and removes its sheets when all before that were heard.
            if ((Object) message.getPayload() instanceof byte[]) {
                keeping.accept(message);
            }
        };
    }
}
