package eu.sojourn.messaging.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/** Health of the consumers: down as soon as one had to stop, because it could neither handle nor park an event. */
final class StoppedConsumers implements HealthIndicator {

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    StoppedConsumers(MeterRegistry metrics) {
        metrics.gaugeMapSize("sojourn.consumers.stopped", Tags.empty(), reasons);
    }

    void stop(AbstractMessageListenerContainer<?, ?> container, ConsumerRecord<?, ?> record, Exception why) {
        reasons.put(String.valueOf(container.getListenerId()),
                "%s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), why.getMessage()));
        Thread.ofVirtual().start(container::stop);
    }

    @Override
    public Health health() {
        return reasons.isEmpty() ? Health.up().build() : Health.down().withDetails(Map.copyOf(reasons)).build();
    }
}
