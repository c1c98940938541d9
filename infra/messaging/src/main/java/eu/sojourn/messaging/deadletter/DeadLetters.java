package eu.sojourn.messaging.deadletter;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import eu.sojourn.service.problem.NotFound;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * The parking place of a service. The bytes go to the dead-letter topic {@code <topic>.<group>.dlt} with origin, reason and attempts in
 * headers; a document per letter says what is parked and not replayed yet.
 *
 * <p>While an event of a subject is parked, later events of that subject are parked behind it. A replay hands them to their consumer in
 * order and stops at the first that fails again.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final String COLLECTION = "dead_letters";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MongoTemplate mongo;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<String, String> bindingOfTopic;
    /** Subjects that may be parked; the database has the last word. A rebalance reloads it. */
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private volatile BiConsumer<String, byte[]> handling = (binding, _) -> {
        throw new IllegalStateException("nobody listens as " + binding);
    };

    /** @param bindingOfTopic which consumer of this service hears a topic */
    DeadLetters(MongoTemplate mongo, KafkaOperations<byte[], byte[]> kafka, ConsumerFactory<byte[], byte[]> consumers, Clock clock,
            MeterRegistry metrics, Map<String, String> bindingOfTopic) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.consumers = consumers;
        this.clock = clock;
        this.metrics = metrics;
        this.bindingOfTopic = Map.copyOf(bindingOfTopic);
        mongo.getCollection(COLLECTION).createIndex(Indexes.ascending("binding", "subject"));
        reload();
        for (var binding : Set.copyOf(bindingOfTopic.values())) {
            metrics.counter("sojourn.events.parked", "binding", binding);
            metrics.counter("sojourn.events.replayed", "binding", binding);
        }
        metrics.gauge("sojourn.dead.letters", this, letters -> letters.mongo.getCollection(COLLECTION).countDocuments());
    }

    /** Says how a replayed event is handled. */
    public void replayThrough(BiConsumer<String, byte[]> handling) {
        this.handling = handling;
    }

    /** Learns anew which subjects are parked; called when partitions move between instances. */
    public void reload() {
        for (var parked : mongo.getCollection(COLLECTION).find()) {
            if (parked.getString("subject") != null) {
                suspects.add(parked.getString("binding") + " " + parked.getString("subject"));
            }
        }
    }

    /** Whether an event of this subject is parked, so that later ones have to wait. */
    public boolean blocks(String binding, String subject) {
        var name = binding + " " + subject;
        if (!suspects.contains(name)) {
            return false;
        }
        var parked = mongo.getCollection(COLLECTION)
                .find(Filters.and(Filters.eq("binding", binding), Filters.eq("subject", subject)))
                .first() != null;
        if (!parked) {
            suspects.remove(name);
        }
        return parked;
    }

    /**
     * Parks a record. Parking the same record twice leaves one letter.
     *
     * @throws RuntimeException if it could not be parked safely
     */
    public void park(String group, ConsumerRecord<?, ?> record, Throwable why, int attempts, @Nullable String subject) {
        var origin = new Position(record.topic(), record.partition(), record.offset());
        var binding = bindingOfTopic.getOrDefault(record.topic(), record.topic());
        var reason = why.getClass().getSimpleName() + ": " + why.getMessage();
        var letter = send(record.topic() + "." + group + ".dlt", record, origin, reason, attempts);
        var parked = new Document("_id", origin.toString()).append("binding", binding)
                .append("subject", subject)
                .append("reason", reason)
                .append("attempts", attempts)
                .append("parkedAt", Date.from(clock.instant()))
                .append("letter", letter.toString());
        if (subject != null) {
            suspects.add(binding + " " + subject);
        }
        var kept = mongo.getCollection(COLLECTION)
                .replaceOne(Filters.eq("_id", origin.toString()), parked, new ReplaceOptions().upsert(true));
        if (kept.getUpsertedId() != null) {
            metrics.counter("sojourn.events.parked", "binding", binding).increment();
        }
        log.error("Parked {} after {} attempts: {}", origin, attempts, reason);
    }

    /**
     * Handles a letter at once that was parked behind others when those have been replayed in the very moment of its parking; else it would
     * wait although nothing is before it.
     */
    public void releaseIfFirst(ConsumerRecord<?, ?> record, String subject) {
        var binding = bindingOfTopic.getOrDefault(record.topic(), record.topic());
        var id = new Position(record.topic(), record.partition(), record.offset()).toString();
        var waiting = ofSubject(binding, subject);
        if (!waiting.isEmpty() && waiting.getFirst().getString("_id").equals(id)) {
            replay(id);
        }
    }

    /** What is parked, oldest first. */
    public List<DeadLetter> list(int limit) {
        var letters = new ArrayList<DeadLetter>();
        for (var parked : mongo.getCollection(COLLECTION).find().sort(Sorts.ascending("parkedAt")).limit(limit)) {
            letters.add(letter(parked));
        }
        return letters;
    }

    /**
     * Replays a letter and those of the same subject before and behind it, in their order.
     *
     * @return the letters of that subject that are still parked, because one of them failed again
     * @throws NotFound if there is no such letter
     */
    public List<DeadLetter> replay(String id) {
        var asked = mongo.getCollection(COLLECTION).find(Filters.eq("_id", id)).first();
        if (asked == null) {
            throw new NotFound("dead letter", id);
        }
        var binding = asked.getString("binding");
        var subject = asked.getString("subject");
        while (true) {
            var waiting = subject == null ? List.of(asked) : ofSubject(binding, subject);
            if (waiting.isEmpty()) {
                return List.of();
            }
            for (var parked : waiting) {
                try {
                    handling.accept(binding, bytes(Position.parse(parked.getString("letter"))));
                } catch (RuntimeException e) {
                    log.warn("The replay of {} failed again", parked.getString("_id"), e);
                    mongo.getCollection(COLLECTION)
                            .updateOne(Filters.eq("_id", parked.getString("_id")),
                                    new Document("$set", new Document("reason", e.getClass().getSimpleName() + ": " + e.getMessage()))
                                            .append("$inc", new Document("attempts", 1)));
                    return (subject == null ? List.of(parked) : ofSubject(binding, subject)).stream().map(DeadLetters::letter).toList();
                }
                var done = mongo.getCollection(COLLECTION).deleteOne(Filters.eq("_id", parked.getString("_id")));
                if (done.getDeletedCount() > 0) {
                    metrics.counter("sojourn.events.replayed", "binding", binding).increment();
                }
            }
            if (subject == null) {
                return List.of();
            }
        }
    }

    private List<Document> ofSubject(String binding, String subject) {
        var parked = mongo.getCollection(COLLECTION)
                .find(Filters.and(Filters.eq("binding", binding), Filters.eq("subject", subject)))
                .into(new ArrayList<>());
        parked.sort(java.util.Comparator.comparing(document -> Position.parse(document.getString("_id"))));
        return parked;
    }

    private Position send(String topic, ConsumerRecord<?, ?> record, Position origin, String reason, int attempts) {
        var letter = new ProducerRecord<>(topic, (byte[]) record.key(), (byte[]) record.value());
        record.headers().forEach(header -> letter.headers().add(header));
        letter.headers().add("sojourn-origin", origin.toString().getBytes(StandardCharsets.UTF_8));
        letter.headers().add("sojourn-reason", reason.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("sojourn-attempts", Integer.toString(attempts).getBytes(StandardCharsets.UTF_8));
        try {
            var sent = kafka.send(letter).get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getRecordMetadata();
            return new Position(sent.topic(), sent.partition(), sent.offset());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not write to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private byte[] bytes(Position letter) {
        try (var consumer = consumers.createConsumer("dead-letter-replay", "")) {
            consumer.assign(List.of(letter.partitionOf()));
            consumer.seek(letter.partitionOf(), letter.offset());
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    return record.value() == null ? new byte[0] : record.value();
                }
            }
        }
        throw new IllegalStateException("the letter at " + letter + " cannot be read");
    }

    private static DeadLetter letter(Document parked) {
        return new DeadLetter(parked.getString("_id"), parked.getString("binding"), parked.getString("subject"),
                parked.getString("reason"), parked.getInteger("attempts"), parked.getDate("parkedAt").toInstant(),
                parked.getString("letter"));
    }
}
