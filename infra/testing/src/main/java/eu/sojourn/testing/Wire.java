package eu.sojourn.testing;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says events to a service under test through the real broker, and hears what it says. */
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final class Producer {
        static final KafkaProducer<byte[], byte[]> INSTANCE = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.kafka(), "acks", "all", "linger.ms", 0), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static final Map<String, Ear> EARS = new ConcurrentHashMap<>();

    private Wire() {}

    /** An event as its producer would say it; {@code type} begins with the producer's name. */
    public static byte[] event(String type, String subject, long sequence, String key, Object data) {
        return event(UUID.randomUUID().toString(), type, subject, sequence, key, data);
    }

    /** As the other, with a given id. */
    public static byte[] event(String id, String type, String subject, long sequence, String key, Object data) {
        return CloudEvents.write(id, type.substring(0, type.indexOf('.')), subject, sequence, Instant.now(), Causation.current(),
                new OutgoingEvent("", type, key, data));
    }

    /** Puts bytes on a topic and waits until the broker has them. */
    public static void say(String topic, String key, byte @Nullable [] bytes) {
        try {
            Producer.INSTANCE.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), bytes)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many partitions a topic has. */
    public static int partitions(String topic) {
        return Producer.INSTANCE.partitionsFor(topic).size();
    }

    /** All events on a topic now that are about a subject, in order. */
    public static List<Received<JsonNode>> heard(String topic, String subject) {
        return ear(topic).about(subject);
    }

    /** Values of all records on a topic now, partition by partition. */
    public static List<byte[]> records(String topic) {
        return ear(topic).all();
    }

    private static Ear ear(String topic) {
        return EARS.computeIfAbsent(topic, Ear::new);
    }

    /** Hears a topic from its beginning, and each record once for all tests, since many ask for all that was said, again and again. */
    private static final class Ear {

        private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", Backends.kafka()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        private final List<TopicPartition> partitions;
        private final Map<Integer, List<byte[]>> values = new TreeMap<>();
        private final List<byte[]> notUnderstood = new ArrayList<>();
        private final Map<String, List<Received<JsonNode>>> events = new HashMap<>();

        Ear(String topic) {
            partitions = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        synchronized List<byte[]> all() {
            listen();
            return values.values().stream().flatMap(List::stream).toList();
        }

        /** All events of one subject stand in one partition, so they are in order. */
        synchronized List<Received<JsonNode>> about(String subject) {
            listen();
            while (!notUnderstood.isEmpty()) {
                var event = CloudEvents.read(CloudEvents.read(notUnderstood.getFirst()), JsonNode.class);
                events.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event);
                notUnderstood.removeFirst();
            }
            return List.copyOf(events.getOrDefault(subject, List.of()));
        }

        private void listen() {
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var value = record.value() == null ? new byte[0] : record.value();
                    values.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(value);
                    notUnderstood.add(value);
                }
            }
        }
    }

    /** Reads a JSON text. */
    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
