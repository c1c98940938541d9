package eu.sojourn.messaging.consume;

import eu.sojourn.messaging.deadletter.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the consumers. */
@Configuration(proxyBeanMethods = false)
public class ConsumeConfiguration {

    @Bean
    EventConsumers eventConsumers(DeadLetters deadLetters, MeterRegistry metrics) {
        return new EventConsumers(deadLetters, metrics);
    }

    @Bean("eventConsumption")
    StoppedConsumers stoppedConsumers(MeterRegistry metrics) {
        return new StoppedConsumers(metrics);
    }

    /** Whoever takes over a partition has to know what is parked of it. */
    @Bean
    KafkaBindingRebalanceListener learnsWhatIsParked(DeadLetters deadLetters) {
        return new KafkaBindingRebalanceListener() {
            @Override
            public void onPartitionsAssigned(String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions,
                    boolean initial) {
                deadLetters.reload();
            }
        };
    }

    @Bean
    ListenerContainerWithDlqAndRetryCustomizer containerCustomizer(DeadLetters deadLetters, StoppedConsumers stopped) {
        return new ContainerCustomizer(deadLetters, stopped);
    }
}
