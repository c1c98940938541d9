package eu.sojourn.kpis.adapter.messaging;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

    /** Who removes a generation buries its records first and removes its sheets when all before that were heard. */
    @Bean
    Consumer<Message<List<byte[]>>> facts(EventConsumers consumers, FactSheets sheets) {
        return consumers.latest("facts", FactChanged.TYPE, FactChanged.class,
                events -> events.stream()
                        .collect(Collectors.groupingBy(Records::generation, Collectors.mapping(Records::sheet, Collectors.toList())))
                        .forEach(sheets::keep));
    }
}
