package eu.sojourn.kpis.adapter.messaging.topology;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.springframework.kafka.core.KafkaOperations;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading;
import eu.sojourn.messaging.event.CloudEvents;

/**
 * Brings a dead letter to the topology again, by the topic {@code kpis.replays} that only we write and hear: the topic of its producer stays
 * the producer's. When it comes does not matter, because folding does not depend on order; but it has to come to the task that has the fact, so it
 * lies in the partition of the same number.
 */
final class Replaying {

    private static final String TOPIC = "kpis.replays";
    private static final long PATIENCE_SECONDS = 15;

    private final EventReader reader;
    private final KafkaOperations<byte[], byte[]> kafka;

    Replaying(EventReader reader, KafkaOperations<byte[], byte[]> kafka) {
        this.reader = reader;
        this.kafka = kafka;
    }

    /** @throws RuntimeException when it still cannot be read, or could not be sent */
    void replay(byte[] letter) {
        var event = CloudEvents.read(letter);
        var key = event.partitionKey().getBytes(StandardCharsets.UTF_8);
        if (reader.read(key, letter) instanceof Reading.Malformed(var why)) {
            throw why;
        }
        try {
            var partition = reader.topicOf(event.type())
                    .map(topic -> BuiltInPartitioner.partitionForKey(key, kafka.partitionsFor(topic).size()))
                    .orElse(null);
            kafka.send(TOPIC, partition, key, letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not write to " + TOPIC, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
