package eu.sojourn.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Replay: how long the figures take to be built from so many events that lie in Kafka, beside a bare consumer that reads the same topics. On
 * a stack of its own, with a broker, a database and kpis only.
 *
 * <p>Environment: {@code KAFKA_BROKERS}. Arguments: {@code write N} writes the events and measures the bare consumer, three times;
 * {@code follow} waits until kpis, started meanwhile, has read them and its own topics to the end, and prints its rate.
 */
public final class Replay {

    private static final String GROUP = "kpis-figures-v";
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", System.getenv("KAFKA_BROKERS"));

    private Replay() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("write")) {
            new Replay().write(Integer.parseInt(arguments[1]));
        } else {
            new Replay().follow();
        }
    }

    private void write(int events) {
        try (var producer = new KafkaProducer<byte[], byte[]>(with(Map.of("linger.ms", 5, "batch.size", 65_536, "compression.type", "lz4")),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            new Lives(producer::send).say(events);
        }
        var rates = IntStream.range(0, 3).mapToDouble(_ -> bare()).toArray();
        System.out.printf("bare consumer    %,10.0f events/s  (median of %,.0f, %,.0f, %,.0f)%n", Round.percentile(rates, 50), rates[0],
                rates[1], rates[2]);
    }

    private double bare() {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(with(Map.of("enable.auto.commit", false)), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = Lives.TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var all = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
            var began = System.nanoTime();
            for (var read = 0L; read < all;) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
            }
            return all / ((System.nanoTime() - began) / 1e9);
        }
    }

    private void follow() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var group = group(admin);
            var before = committed(admin, group);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (committed(admin, group) == before) {
                pause(deadline);
            }
            // The first commit comes a second after the first record.
            var began = System.nanoTime() - 1_000_000_000L;
            while (lag(admin, group) > 0) {
                pause(deadline);
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var events = committed(admin, group) - before;
            System.out.printf("figures rebuilt  %,10.0f events/s  (%,d events in %.1f s)%n", events / seconds, events, seconds);
        }
    }

    private static void pause(long deadline) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("kpis has not read everything in " + PATIENCE);
        }
        Thread.sleep(100); // between two looks, until the deadline
    }

    /** The group of the figures; of several generations that of the latest. */
    private static String group(Admin admin) throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var groups = admin.listGroups().all().get().stream().map(GroupListing::groupId).filter(id -> id.startsWith(GROUP)).sorted();
            var latest = groups.reduce((_, later) -> later);
            if (latest.isPresent()) {
                return latest.get();
            }
            pause(deadline);
        }
    }

    /** How many of the events the group has read. */
    private static long committed(Admin admin, String group) throws ExecutionException, InterruptedException {
        return offsets(admin, group).entrySet()
                .stream()
                .filter(entry -> Lives.TOPICS.contains(entry.getKey().topic()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What the group has still to read: of the events, and of what it says to itself. */
    private static long lag(Admin admin, String group) throws ExecutionException, InterruptedException {
        var read = offsets(admin, group);
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        read.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(asked).all().get();
        return read.entrySet().stream().mapToLong(entry -> ends.get(entry.getKey()).offset() - entry.getValue()).sum();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, String group) throws ExecutionException, InterruptedException {
        var offsets = new HashMap<TopicPartition, Long>();
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    private Map<String, Object> with(Map<String, Object> more) {
        var settings = new HashMap<>(kafka);
        settings.putAll(more);
        return settings;
    }
}
