package eu.sojourn.messaging.store;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.local.KafkaBroker;
import eu.sojourn.messaging.Ledger.Account;
import eu.sojourn.messaging.Ledger.Entered;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.testing.Backends;
import eu.sojourn.testing.SojournTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What the outbox promises when processes and brokers die. Each test has a collection of its own. */
@SojournTest
class OutboxTest {

    private static final String TOPIC = "registration.organisations";

    @Autowired
    MongoTemplate mongo;

    private final String collection = "accounts-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    @Test
    void publishesWhatCrashLeftBehind() {
        var crashed = outbox(Backends.kafka());
        storeOf(crashed).create("a", Account.of(null, 1, 2));
        assertThat(pending()).isEqualTo(2);

        var restarted = outbox(Backends.kafka());
        restarted.watch(collection);
        run(restarted);

        eventually(() -> assertThat(pending()).isZero());
        assertThat(published(Backends.kafka())).containsExactly("a 1", "a 2");
    }

    @Test
    void repeatsSameEventWhenCrashHidesAcknowledgement() {
        var outbox = outbox(Backends.kafka());
        storeOf(outbox).create("a", Account.of(null, 1));
        var asWritten = mongo.getCollection(collection).find().first();
        outbox.publish(collection, "a");
        mongo.getCollection(collection).replaceOne(new Document("_id", "a"), asWritten);

        outbox.publish(collection, "a");

        assertThat(ids(Backends.kafka())).hasSize(2);
        assertThat(new HashSet<>(ids(Backends.kafka()))).hasSize(1);
        assertThat(pending()).isZero();
    }

    @Test
    void keepsOrderWhenBrokerComesBack(@TempDir Path data) throws Exception {
        var port = freePort();
        var controller = freePort();
        var broker = KafkaBroker.start(data, port, controller);
        var brokers = broker.bootstrapServers();
        var outbox = outbox(brokers);
        var store = storeOf(outbox);
        run(outbox);
        store.create("a", Account.of(null, 1));
        eventually(() -> assertThat(pending()).isZero());

        broker.close();
        for (var entry = 2; entry <= 20; entry++) {
            var next = entry;
            store.update("a", account -> Account.of(account, next));
        }
        assertThat(pending()).isEqualTo(19);
        open.add(KafkaBroker.start(data, port, controller));

        eventually(() -> assertThat(pending()).isZero());
        var first = new ArrayList<>(new java.util.LinkedHashSet<>(published(brokers)));
        assertThat(first).containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 20).mapToObj(entry -> "a " + entry).toList());
    }

    @Test
    void losesAndReordersNothingWithTwoRelays() throws Exception {
        var one = outbox(Backends.kafka());
        var two = outbox(Backends.kafka());
        var store = storeOf(one);
        store.create("a", Account.of(null, 1));
        try (var relays = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var entry = 2; entry <= 50; entry++) {
                var next = entry;
                store.update("a", account -> Account.of(account, next));
                relays.submit(() -> one.publish(collection, "a"));
                relays.submit(() -> two.publish(collection, "a"));
            }
            relays.shutdown();
            assertThat(relays.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        one.publish(collection, "a");

        assertThat(pending()).isZero();
        var firstAppearances = new ArrayList<>(new java.util.LinkedHashSet<>(published(Backends.kafka())));
        assertThat(firstAppearances)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 50).mapToObj(entry -> "a " + entry).toList());
    }

    @Test
    void keepsEventAndStateTogetherWhenWritersRace() throws Exception {
        var outbox = outbox(Backends.kafka());
        var store = storeOf(outbox);
        store.create("a", Account.of(null, 0));
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (var entry = 1; entry <= 40; entry++) {
                var next = entry;
                writers.submit(() -> store.update("a", account -> Account.of(account, next)));
            }
        }

        outbox.publish(collection, "a");

        var entries = store.get("a").state().entries();
        assertThat(entries).hasSize(41);
        assertThat(published(Backends.kafka())).containsExactlyElementsOf(entries.stream().map(entry -> "a " + entry).toList());
        assertThat(store.get("a").version()).isEqualTo(41);
    }

    @Test
    void keepsEventWhenBrokerIsNotThere() throws Exception {
        var outbox = outbox("localhost:" + freePort());
        storeOf(outbox).create("a", Account.of(null, 1));

        assertThatThrownBy(() -> outbox.publish(collection, "a")).isInstanceOf(Outbox.PublishingFailed.class);

        assertThat(pending()).isEqualTo(1);
    }

    private Outbox outbox(String brokers) {
        var config = new HashMap<String, Object>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "max.block.ms", 3000, "delivery.timeout.ms",
                        5000, "request.timeout.ms", 2000, "linger.ms", 0, "reconnect.backoff.max.ms", 200));
        var producers = new DefaultKafkaProducerFactory<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        open.add(producers::destroy);
        return new Outbox(mongo, new KafkaTemplate<>(producers), Clock.systemUTC(), new SimpleMeterRegistry());
    }

    /** A store whose outbox does not run by itself. */
    private AggregateStore<Account> storeOf(Outbox outbox) {
        outbox.watch(collection);
        return new AggregateStore<>(mongo, Account.class, collection, "ledger", Clock.systemUTC(), outbox,
                event -> new OutgoingEvent(TOPIC, "ledger.entered.v1", collection, (Entered) event));
    }

    private void run(Outbox outbox) {
        outbox.start();
        open.addFirst(outbox::stop);
    }

    private int pending() {
        var pending = 0;
        for (var document : mongo.getCollection(collection).find()) {
            pending += document.getList("outbox", Document.class).size();
        }
        return pending;
    }

    private List<String> published(String brokers) {
        return records(brokers).stream()
                .map(CloudEvents::read)
                .map(event -> event.subject() + " " + CloudEvents.read(event, Entered.class).data().entry())
                .toList();
    }

    private List<String> ids(String brokers) {
        return records(brokers).stream().map(bytes -> CloudEvents.read(bytes).id()).toList();
    }

    private List<byte[]> records(String brokers) {
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", brokers), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream().map(info -> new TopicPartition(TOPIC, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<byte[]>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (CloudEvents.read(record.value()).partitionKey().equals(collection)) {
                        records.add(record.value());
                    }
                });
            }
            return records;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
