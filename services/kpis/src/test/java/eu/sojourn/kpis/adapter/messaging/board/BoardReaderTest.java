package eu.sojourn.kpis.adapter.messaging.board;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import eu.sojourn.kpis.adapter.messaging.progress.BoardProgress;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.domain.generation.Rules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class BoardReaderTest {

    private final BoardProgress progress = new BoardProgress();
    private static final Generations GENERATIONS = Generations.none(0).serving(new Rules(1, List.of("events")), Instant.EPOCH, true);

    private final Looks looks = new Looks();
    private final Readings readings = new Readings();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LiveBoard board = new LiveBoard(Shipped.DICTIONARY, () -> LocalDate.EPOCH, 1);
    private final BoardReader reader = new BoardReader(board, () -> Optional.of(GENERATIONS),
            new CatchUps(new Offsets(Admin.create(Map.of("bootstrap.servers", "localhost:1"))), progress), progress,
            new BoardMeters(board, metrics), readings, looks,
            Clock.systemUTC(), metrics,
            Duration.ofMillis(1));

    @Test
    void readsOnWhenTheTopicCannotBeLookedAtAndAnewWhenItIsAnother() {
        reader.start();
        try {
            eventually(() -> assertThat(looks.failed).hasValueGreaterThan(3));
            assertThat(readings.begun).hasValue(1);
            assertThat(board.isReady()).isTrue();

            looks.topic = Uuid.randomUuid();
            looks.failing = false;

            eventually(() -> assertThat(readings.begun).hasValue(2));
            assertThat(board.isReady()).isTrue();
        } finally {
            reader.stop();
        }
    }

    /** Describes the topic once, and then no more until it is told to. */
    private static final class Looks extends KafkaAdmin {

        private final AtomicInteger failed = new AtomicInteger();
        private volatile Uuid topic = Uuid.randomUuid();
        private volatile boolean failing;

        Looks() {
            super(Map.of());
        }

        @Override
        public Map<String, TopicDescription> describeTopics(String... names) {
            if (failing) {
                failed.incrementAndGet();
                throw new KafkaException("no answer");
            }
            failing = failed.get() == 0;
            var partition = new TopicPartitionInfo(0, new Node(1, "localhost", 1), List.of(), List.of());
            return Map.of(Records.CELLS, new TopicDescription(Records.CELLS, false, List.of(partition), Set.of(), topic));
        }
    }

    private static final class Readings extends DefaultKafkaConsumerFactory<byte[], byte[]> {

        private final AtomicInteger begun = new AtomicInteger();

        Readings() {
            super(Map.of());
        }

        @Override
        public Consumer<byte[], byte[]> createConsumer(@Nullable String group, @Nullable String suffix) {
            begun.incrementAndGet();
            var empty = new MockConsumer<byte[], byte[]>("earliest");
            empty.updateBeginningOffsets(Map.of(new TopicPartition(Records.CELLS, 0), 0L));
            empty.updateEndOffsets(Map.of(new TopicPartition(Records.CELLS, 0), 0L));
            return empty;
        }
    }
}
