package eu.sojourn.kpis.adapter.messaging.board;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import eu.sojourn.kpis.adapter.messaging.progress.BoardProgress;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.domain.generation.Rules;
import eu.sojourn.service.causation.Causation;
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

    @Test
    void showsNoFigureInTheMidstOfAMove() {
        reader.start();
        try {
            eventually(() -> assertThat(board.isReady()).isTrue());
            say(cell("2024-03-01", 1, 3), false);
            say(cell("2024-03-02", 1, 1), false);
            eventually(() -> assertThat(submitted()).isEqualTo("4"));

            say(cell("2024-03-01", 2, 2), true);
            var polls = readings.last.polls.get();
            eventually(() -> assertThat(readings.last.polls).hasValueGreaterThan(polls + 1));

            assertThat(submitted()).isEqualTo("4");

            say(cell("2024-03-02", 2, 3), false);

            eventually(() -> assertThat(submitted()).isEqualTo("5"));
        } finally {
            reader.stop();
        }
    }

    private static Cell cell(String day, long version, int total) {
        return new Cell(new CellKey("visits-submitted", "biginn", LocalDate.parse(day), new TreeMap<>()),
                new Sum(BigDecimal.valueOf(total)), total, version, Instant.EPOCH);
    }

    private void say(Cell cell, boolean goesOn) {
        var generation = GENERATIONS.active().orElseThrow().generation();
        var headers = new RecordHeaders();
        if (goesOn) {
            Moves.markGoingOn(headers);
        }
        readings.last.add(generation.key(cell.key().toString()), Records.write(cell, generation, Causation.root()), headers);
    }

    private @Nullable String submitted() {
        return board.figures("biginn")
                .flatMap(figures -> figures.figures()
                        .stream()
                        .filter(figure -> figure.indicator().kpi().equals("visits-submitted"))
                        .findFirst())
                .map(figure -> String.valueOf(figure.value()))
                .orElse(null);
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
        private volatile Partition last = new Partition();

        Readings() {
            super(Map.of());
        }

        @Override
        public Consumer<byte[], byte[]> createConsumer(@Nullable String group, @Nullable String suffix) {
            begun.incrementAndGet();
            last = new Partition();
            return last;
        }
    }

    /** Empty at first. */
    private static final class Partition extends MockConsumer<byte[], byte[]> {

        private static final TopicPartition ONLY = new TopicPartition(Records.CELLS, 0);

        private final AtomicInteger polls = new AtomicInteger();
        private final AtomicInteger said = new AtomicInteger();

        Partition() {
            super("earliest");
            updateBeginningOffsets(Map.of(ONLY, 0L));
            updateEndOffsets(Map.of(ONLY, 0L));
        }

        void add(String key, byte[] value, Headers headers) {
            addRecord(new ConsumerRecord<>(ONLY.topic(), ONLY.partition(), said.getAndIncrement(), 0, TimestampType.CREATE_TIME,
                    key.length(), value.length, key.getBytes(StandardCharsets.UTF_8), value, headers, Optional.empty()));
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            polls.incrementAndGet();
            return super.poll(timeout);
        }
    }
}
