package eu.sojourn.messaging.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

/** Wires the dead letters and their HTTP interface. */
@Configuration(proxyBeanMethods = false)
@Import(DeadLettersController.class)
public class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(MongoTemplate mongo, KafkaOperations<byte[], byte[]> kafka, ConsumerFactory<byte[], byte[]> consumers,
            Clock clock, MeterRegistry metrics, BindingServiceProperties bindings) {
        var bindingOfTopic = new HashMap<String, String>();
        bindings.getBindings().forEach((name, binding) -> {
            if (name.endsWith("-in-0") && binding.getDestination() != null) {
                for (var topic : binding.getDestination().split(",")) {
                    bindingOfTopic.put(topic.strip(), name.substring(0, name.length() - "-in-0".length()));
                }
            }
        });
        return new DeadLetters(mongo, kafka, consumers, clock, metrics, bindingOfTopic);
    }
}
