package eu.sojourn.kpis.adapter.messaging.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;

import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.kpis.domain.generation.Generation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

/**
 * The topology of one generation as this instance runs it. An outage or a bug ends a thread, never the work: another one goes on from the
 * last commit, for ever, and nothing is committed that was neither done nor parked. Who keeps failing says so.
 */
final class RunningGeneration implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningGeneration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** So many failures within so long are no accident. */
    private static final int FAILURES = 3;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Failure(Instant at, String what) {}

    private final Generation generation;
    private final Clock clock;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics meters;
    private final Deque<Failure> failures = new ArrayDeque<>();

    RunningGeneration(Generation generation, Topology topology, Properties settings, Clock clock,
            MeterRegistry metrics) {
        this.generation = generation;
        this.clock = clock;
        this.streams = new KafkaStreams(topology, settings);
        this.meters = new KafkaStreamsMetrics(streams, Tags.of("generation", Integer.toString(generation.number())));
        var failed = metrics.counter("sojourn.kpi.streams.failures", "generation", Integer.toString(generation.number()));
        streams.setUncaughtExceptionHandler(failure -> {
            log.error("A thread of generation {} failed and is replaced", generation.number(), failure);
            failed.increment();
            remember(failure);
            pause();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        meters.bindTo(metrics);
    }

    Generation generation() {
        return generation;
    }

    void start() {
        log.info("Generation {} of the figures is run from here too", generation.number());
        streams.start();
    }

    /** Whether it will never work again by itself, and has to be made anew. */
    boolean hasEnded() {
        return streams.state().hasCompletedShutdown() || streams.state() == KafkaStreams.State.PENDING_ERROR;
    }

    /** What keeps it from going on; empty while it does. */
    Optional<String> trouble() {
        synchronized (failures) {
            failures.removeIf(failure -> failure.at().plus(REMEMBERED).isBefore(clock.instant()));
            if (failures.size() >= FAILURES) {
                return Optional.of("%d failures within a minute, the last: %s".formatted(failures.size(), failures.getLast().what()));
            }
        }
        return hasEnded() ? Optional.of("the topology is " + streams.state()) : Optional.empty();
    }

    /** Whether this instance works the first partition. At most one does, but for moments of a change: what one alone has to do is its. */
    boolean leads() {
        return streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads()
                        .stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.taskId().partition() == 0 && task.taskId().subtopology() == 0);
    }

    /** Leaves the group, so that others take over at once. */
    @Override
    public void close() {
        meters.close();
        if (!streams.close(CloseOptions.timeout(PATIENCE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP))) {
            log.warn("Generation {} did not end within {}", generation.number(), PATIENCE);
        }
    }

    private void remember(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        synchronized (failures) {
            failures.addLast(new Failure(clock.instant(), root.toString()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE); // before what failed is tried again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
