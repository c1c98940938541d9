package eu.sojourn.kpis.adapter.messaging.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;

/**
 * Removes what generations left that are over: their consumer groups and internal topics, their records, which become tombstones, and their
 * read models. What there is to remove is looked for each time, so that it can be broken off anywhere and begun again, by any instance.
 */
final class Leftovers {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Admin admin;
    private final Offsets offsets;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final FactSheets sheets;
    /** Where the records end behind the tombstones; the read models must have got there before they are cleaned. */
    private @Nullable Map<TopicPartition, Long> behindTombstones;
    private @Nullable Generations removing;

    Leftovers(Admin admin, ConsumerFactory<byte[], byte[]> consumers, KafkaOperations<byte[], byte[]> kafka, FactSheets sheets) {
        this.admin = admin;
        this.offsets = new Offsets(admin);
        this.consumers = consumers;
        this.kafka = kafka;
        this.sheets = sheets;
    }

    /**
     * Goes on with removing; never waits for another process.
     *
     * @return whether nothing is left; else it has to be called again
     * @throws KafkaException when the broker does not answer
     */
    boolean remove(Generations generations) {
        if (behindTombstones == null || !generations.equals(removing)) {
            behindTombstones = null;
            removing = generations;
            if (!removeGroups(generations)) {
                return false;
            }
            removeTopics(generations);
            removeRecords(generations);
            behindTombstones = offsets.ends(List.of(Records.FACTS));
        }
        if (!Offsets.cover(offsets.committed(Names.GROUP), behindTombstones)) {
            return false;
        }
        sheets.removeOver(generations);
        behindTombstones = null;
        return true;
    }

    /** @return whether nobody builds any of the generations any more */
    private boolean removeGroups(Generations generations) {
        var over = Offsets.answer(admin.listGroups().all())
                .stream()
                .map(GroupListing::groupId)
                .filter(group -> Names.generation(group).filter(generations::isOver).isPresent())
                .toList();
        for (var group : over) {
            try {
                Offsets.answer(admin.deleteConsumerGroups(List.of(group)).all());
            } catch (GroupNotEmptyException e) {
                return false;
            } catch (GroupIdNotFoundException e) {
                log.debug("Somebody else removed {}", group);
            }
        }
        return true;
    }

    private void removeTopics(Generations generations) {
        for (var topic : Offsets.answer(admin.listTopics().names())) {
            if (Names.generation(topic).filter(generations::isOver).isPresent()) {
                try {
                    Offsets.answer(admin.deleteTopics(List.of(topic)).all());
                } catch (UnknownTopicOrPartitionException e) {
                    log.debug("Somebody else removed {}", topic);
                }
            }
        }
    }

    private void removeRecords(Generations generations) {
        try (var reading = consumers.createConsumer(null, "leftovers")) {
            for (var topic : List.of(Records.FACTS, Records.CELLS)) {
                for (var info : reading.partitionsFor(topic)) {
                    var partition = new TopicPartition(topic, info.partition());
                    var left = left(reading, partition, generations);
                    bury(partition, left);
                    if (!left.isEmpty()) {
                        log.info("Removed {} records of former generations from {}", left.size(), partition);
                    }
                }
            }
        }
    }

    /** The keys whose last record has a value though their generation is over. Those that no generation made are of former releases. */
    private static Set<String> left(Consumer<byte[], byte[]> reading, TopicPartition partition, Generations generations) {
        var left = new HashSet<String>();
        reading.assign(List.of(partition));
        reading.seekToBeginning(List.of(partition));
        var end = reading.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (reading.position(partition) < end) {
            for (var record : reading.poll(POLL)) {
                var key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    left.remove(key);
                } else if (Generation.of(key).map(generations::isOver).orElse(true)) {
                    left.add(key);
                }
            }
        }
        return left;
    }

    private void bury(TopicPartition partition, Set<String> keys) {
        var sent = keys.stream()
                .map(key -> kafka.send(new ProducerRecord<byte[], byte[]>(partition.topic(), partition.partition(),
                        key.getBytes(StandardCharsets.UTF_8), null)))
                .toList();
        try {
            for (var tombstone : sent) {
                tombstone.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("a tombstone could not be written to " + partition, e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
