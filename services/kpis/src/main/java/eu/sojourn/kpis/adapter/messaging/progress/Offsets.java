package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** Where topics end, and how far groups have come. All methods ask the broker, and throw a {@link KafkaException} when it does not answer. */
public final class Offsets {

    private static final long PATIENCE_SECONDS = 10;

    private final Admin admin;

    public Offsets(Admin admin) {
        this.admin = admin;
    }

    /** The ends of all partitions that hold anything. */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        var partitions = answer(admin.describeTopics(topics).allTopicNames()).values()
                .stream()
                .flatMap(topic -> topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var begins = list(partitions, OffsetSpec.earliest());
        var ends = list(partitions, OffsetSpec.latest());
        ends.entrySet().removeIf(end -> end.getValue() <= Objects.requireNonNull(begins.get(end.getKey())));
        return ends;
    }

    /** How many records partitions hold up to their ends, counted by offsets. */
    public long records(Map<TopicPartition, Long> ends) {
        var begins = list(ends.keySet(), OffsetSpec.earliest());
        return ends.entrySet().stream().mapToLong(end -> end.getValue() - Objects.requireNonNull(begins.get(end.getKey()))).sum();
    }

    /** What a group has done, as it said at its last commit; nothing for one that is not there yet. */
    public Map<TopicPartition, Long> committed(String group) {
        var committed = new HashMap<TopicPartition, Long>();
        try {
            answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
        } catch (GroupIdNotFoundException e) {
            return Map.of();
        }
        return committed;
    }

    /** Whether everything before the ends was reached. */
    public static boolean cover(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** How many records are missing until the ends. */
    static long missing(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L))).sum();
    }

    private Map<TopicPartition, Long> list(Collection<TopicPartition> partitions, OffsetSpec which) {
        return answer(admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which))).all()).entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset(), (one, _) -> one, HashMap::new));
    }

    /** Waits for an answer of the broker. */
    public static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
