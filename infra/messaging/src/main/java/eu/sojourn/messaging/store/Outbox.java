package eu.sojourn.messaging.store;

import static eu.sojourn.messaging.store.OutboxFields.OUTBOX;
import static eu.sojourn.messaging.store.OutboxFields.PENDING_SINCE;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import eu.sojourn.messaging.event.CloudEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes what aggregates have to tell: at once after the write, and again by a sweep for what a crash or a dead broker left behind.
 *
 * <p>Guarantees: an event is removed from its aggregate only after the broker acknowledged it; events of one aggregate first appear in
 * their order, because each is sent after the one before was acknowledged; a relay on another instance may repeat events but not reorder
 * their first appearance. It tries for ever.
 */
public final class Outbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Duration SWEEP_EVERY = Duration.ofMillis(500);
    /** What is younger is left to the instance that wrote it. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(2);
    private static final int SWEEP_SIZE = 200;

    private final MongoTemplate mongo;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Set<String> collections = ConcurrentHashMap.newKeySet();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> again = ConcurrentHashMap.newKeySet();
    private volatile ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;

    Outbox(MongoTemplate mongo, KafkaOperations<byte[], byte[]> kafka, Clock clock, MeterRegistry metrics) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.clock = clock;
        this.metrics = metrics;
    }

    void watch(String collection) {
        if (collections.add(collection)) {
            metrics.gauge("sojourn.outbox.pending", List.of(io.micrometer.core.instrument.Tag.of("collection", collection)), this,
                    _ -> pending(collection));
            metrics.gauge("sojourn.outbox.oldest.seconds", List.of(io.micrometer.core.instrument.Tag.of("collection", collection)), this,
                    _ -> oldestSeconds(collection));
        }
    }

    /** Counts events that are in the database now. */
    void written(List<Document> entries) {
        entries.forEach(entry -> metrics.counter("sojourn.events.written", "type", entry.getString(OutboxFields.TYPE)).increment());
    }

    /** Publishes what an aggregate has to tell, soon and in another thread. */
    void publishSoon(String collection, String id) {
        var name = collection + "/" + id;
        again.add(name);
        if (running && busy.add(name)) {
            try {
                workers.execute(() -> publishAll(name, collection, id));
            } catch (RejectedExecutionException e) {
                // It stops just now; the sweep of the next start or of another instance publishes what was written.
                busy.remove(name);
            }
        }
    }

    private void publishAll(String name, String collection, String id) {
        try {
            while (again.remove(name)) {
                publish(collection, id);
            }
        } catch (PublishingFailed e) {
            log.warn("Could not publish events of {}; the sweep will try again: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            log.warn("Could not publish events of {}; the sweep will try again", name, e);
        } finally {
            busy.remove(name);
            if (again.contains(name) && running) {
                publishSoon(collection, id);
            }
        }
    }

    /** Publishes everything that an aggregate has to tell, in order, and returns when the broker acknowledged it. */
    void publish(String collection, String id) {
        var document = mongo.getCollection(collection).find(Filters.eq("_id", id)).projection(new Document(OUTBOX, 1)).first();
        if (document == null) {
            return;
        }
        var entries = document.getList(OUTBOX, Document.class, List.of());
        for (var entry : entries) {
            send(entry);
            forget(collection, id, entry.getString(OutboxFields.ID));
        }
        if (entries.isEmpty()) {
            mongo.getCollection(collection)
                    .updateOne(Filters.and(Filters.eq("_id", id), Filters.size(OUTBOX, 0)),
                            Updates.unset(PENDING_SINCE));
        }
    }

    private void forget(String collection, String id, String event) {
        var wasTheLast = mongo.getCollection(collection)
                .updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.size(OUTBOX, 1), Filters.eq(OUTBOX + "." + OutboxFields.ID, event)),
                        Updates.combine(Updates.set(OUTBOX, List.of()), Updates.unset(PENDING_SINCE)));
        if (wasTheLast.getMatchedCount() == 0) {
            mongo.getCollection(collection)
                    .updateOne(Filters.eq("_id", id),
                            Updates.pull(OUTBOX, new Document(OutboxFields.ID, event)));
        }
    }

    private void send(Document entry) {
        var topic = entry.getString(OutboxFields.TOPIC);
        var bytes = entry.getString(OutboxFields.CLOUD_EVENT).getBytes(StandardCharsets.UTF_8);
        var event = new ProducerRecord<>(topic, entry.getString(OutboxFields.KEY).getBytes(StandardCharsets.UTF_8), bytes);
        event.headers().add("content-type", CloudEvents.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
        event.headers().add("traceparent", entry.getString(OutboxFields.TRACEPARENT).getBytes(StandardCharsets.UTF_8));
        try {
            kafka.send(event).get(30, TimeUnit.SECONDS);
            metrics.counter("sojourn.events.published", "type", entry.getString(OutboxFields.TYPE)).increment();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new PublishingFailed(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishingFailed(topic, e);
        }
    }

    /** Publishes what was left behind longer ago than {@code age}. */
    void sweep(Duration age) {
        for (var collection : collections) {
            var left = mongo.getCollection(collection)
                    .find(Filters.lte(PENDING_SINCE, Date.from(clock.instant().minus(age))))
                    .projection(new Document("_id", 1))
                    .sort(Sorts.ascending(PENDING_SINCE))
                    .limit(SWEEP_SIZE);
            for (var document : left) {
                publishSoon(collection, document.getString("_id"));
            }
        }
    }

    private double pending(String collection) {
        return mongo.getCollection(collection).countDocuments(Filters.gt(PENDING_SINCE, new Date(0)));
    }

    private double oldestSeconds(String collection) {
        var oldest = mongo.getCollection(collection)
                .find(Filters.gt(PENDING_SINCE, new Date(0)))
                .projection(new Document(PENDING_SINCE, 1))
                .sort(Sorts.ascending(PENDING_SINCE))
                .first();
        return oldest == null ? 0 : Duration.between(oldest.getDate(PENDING_SINCE).toInstant(), clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void start() {
        workers = Executors.newVirtualThreadPerTaskExecutor();
        running = true;
        sweeps = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("outbox-sweep").factory());
        sweeps.scheduleWithFixedDelay(this::sweepSafely, SWEEP_EVERY.toMillis(), SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweepSafely() {
        try {
            sweep(LEFT_BEHIND);
        } catch (RuntimeException e) {
            log.warn("The sweep of the outbox failed and will be tried again: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
        sweeps.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after everything that still writes events, and before the connections to broker and database. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 100;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The broker did not acknowledge an event. */
    static final class PublishingFailed extends RuntimeException {
        PublishingFailed(String topic, Throwable cause) {
            super(topic + ": " + cause.getMessage(), cause);
        }
    }
}
