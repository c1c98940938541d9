package eu.sojourn.kpis.adapter.messaging.board;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import eu.sojourn.kpis.adapter.messaging.progress.BoardProgress;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.messaging.event.MalformedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Reads {@code kpis.cells} from its beginning, all partitions, all generations and in no group, and moves the board. When reading fails it begins anew: the
 * board shows what it showed until it has caught up again. That the topic cannot be looked at is no such failure.
 */
final class BoardReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BoardReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_SOON = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LiveBoard board;
    private final Showing showing;
    private final BoardProgress progress;
    private final BoardMeters meters;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaAdmin admin;
    private final Clock clock;
    private final Timer freshness;
    private final Counter unreadable;
    private final Duration lookAtTopicEvery;
    private volatile boolean running;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    /**
     * @param known which generations there are
     * @param progress is told how far the board has read
     */
    BoardReader(LiveBoard board, Supplier<Optional<Generations>> known, CatchUps catchUps, BoardProgress progress,
            BoardMeters meters, ConsumerFactory<byte[], byte[]> consumers, KafkaAdmin admin, Clock clock, MeterRegistry metrics,
            Duration lookAtTopicEvery) {
        this.board = board;
        this.showing = new Showing(board, known, catchUps);
        this.progress = progress;
        this.lookAtTopicEvery = lookAtTopicEvery;
        this.meters = meters;
        this.consumers = consumers;
        this.admin = admin;
        this.clock = clock;
        this.freshness = Timer.builder("sojourn.kpi.freshness")
                .description(
                        "From the recording of an event to the board that shows it; measured for what is said while the board is up to date")
                .publishPercentileHistogram()
                .register(metrics);
        this.unreadable = Counter.builder("sojourn.kpi.cells.unreadable")
                .description("Records of cells that could not be read; law: 0")
                .register(metrics);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("kpi-board").daemon().start(this::readUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        board.close();
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        var ending = thread;
        if (ending != null) {
            ending.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void readUntilStopped() {
        while (running) {
            try {
                read();
            } catch (WakeupException | InterruptException e) {
                log.debug("The board stops reading");
            } catch (RuntimeException e) {
                log.warn("The board could not read {} and begins anew: {}", Records.CELLS, e.toString());
                pause();
            }
        }
    }

    private void read() {
        var topic = topic();
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(Records.CELLS, partition))
                .toList();
        try (var reading = consumers.createConsumer(null, "board")) {
            consumer = reading;
            reading.assign(partitions);
            reading.seekToBeginning(partitions);
            var ends = reading.endOffsets(partitions);
            board.begin(generation -> Position.beginning(topic.incarnation() + generation, topic.partitions()));
            showing.begin();
            var moves = new WholeMoves();
            var live = false;
            var looked = System.nanoTime();
            while (running) {
                var soon = !live || !board.isReady() || showing.isChanging() || moves.isWaiting();
                take(reading.poll(soon ? POLL_SOON : POLL), moves, live);
                board.lookAtTheDay();
                progress.read(partitions.stream()
                        .collect(Collectors.toMap(Function.identity(),
                                partition -> moves.heldFrom(partition.partition()).orElse(reading.position(partition)))));
                if (!live && isBehind(reading, ends)) {
                    continue;
                }
                live = true;
                showing.look();
                meters.meet(board.programmes());
                if (System.nanoTime() - looked > lookAtTopicEvery.toNanos()) {
                    looked = System.nanoTime();
                    if (isAnother(topic)) {
                        log.warn("{} was made anew or has got partitions", Records.CELLS);
                        return;
                    }
                }
            }
        } finally {
            consumer = null;
        }
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records, WholeMoves moves, boolean live) {
        for (var record : records) {
            if (record.key() != null) {
                var key = new String(record.key(), StandardCharsets.UTF_8);
                moves.read(record.partition(), record.offset(), key, Moves.goesOn(record.headers()), placed(key, record),
                        System.nanoTime());
            }
        }
        var placed = moves.take(System.nanoTime());
        if (placed.isEmpty()) {
            return;
        }
        showing.take(placed);
        if (live) {
            var now = clock.instant();
            var shown = board.generation();
            placed.stream()
                    .filter(one -> shown.filter(one.generation()::equals).isPresent())
                    .forEach(one -> freshness.record(Duration.between(one.cell().at(), now)));
        }
    }

    private @Nullable Placed placed(String key, ConsumerRecord<byte[], byte[]> record) {
        var generation = Generation.of(key);
        if (record.value() == null || generation.isEmpty()) {
            return null;
        }
        try {
            return new Placed(generation.get(), Records.readCell(record.value()), record.partition(), record.offset());
        } catch (MalformedEvent | IllegalArgumentException e) {
            unreadable.increment();
            log.error("No record of a cell at {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            return null;
        }
    }

    private static boolean isBehind(Consumer<?, ?> reading, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> reading.position(end.getKey()) < end.getValue());
    }

    /** Whether the topic is known to be another one; not when nobody can tell. */
    private boolean isAnother(Topic topic) {
        try {
            return !topic().equals(topic);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("{} could not be looked at, the board reads on: {}", Records.CELLS, e.toString());
            return false;
        }
    }

    private Topic topic() {
        var described = admin.describeTopics(Records.CELLS).get(Records.CELLS);
        if (described == null) {
            throw new KafkaException("there is no topic " + Records.CELLS);
        }
        var incarnation = Long
                .toUnsignedString(described.topicId().getMostSignificantBits() ^ described.topicId().getLeastSignificantBits(), 36);
        return new Topic(incarnation, described.partitions().size());
    }

    private record Topic(String incarnation, int partitions) {}

    private static void pause() {
        try {
            Thread.sleep(PAUSE); // before Kafka, which did not answer, is asked again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The board ends its watchers before the web server waits for their requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
