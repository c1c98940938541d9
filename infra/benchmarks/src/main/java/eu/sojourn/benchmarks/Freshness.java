package eu.sojourn.benchmarks;

import eu.sojourn.acceptance.Platform;
import eu.sojourn.acceptance.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Freshness: from the acknowledgement of a command at the gateway to the changed KPI in an open live stream, in milliseconds; beside it, in
 * the same run, a bare Kafka round trip (1 KB, acks=all) and a bare MongoDB insert (1 KB).
 *
 * <p>Environment: as for the story, and {@code KAFKA_BROKERS} and {@code MONGODB_URI} of the same stack. Argument: number of commands, 300
 * unless given; as many again go before, to warm up.
 */
public final class Freshness {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KPI = "xchanges-opened";

    private final Platform platform = Platform.fromEnvironment();
    /** When the stream showed a value of the KPI, by the value. */
    private final Map<Long, Long> shown = new ConcurrentHashMap<>();
    private final CountDownLatch streaming = new CountDownLatch(1);
    private volatile long value;

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        new Freshness().measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300);
    }

    private void measure(int commands) throws Exception {
        Thread.ofVirtual().start(this::watch);
        if (!streaming.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the live stream does not begin");
        }
        freshness(commands);
        var kafka = roundTrips(commands);
        var mongo = inserts(commands);
        var fresh = freshness(commands);
        System.out.printf("%-34s p50 %8s   p99 %8s   (n = %d)%n", "", "ms", "ms", commands);
        print("acknowledged -> live KPI changed", fresh);
        print("bare Kafka round trip", kafka);
        print("bare MongoDB insert", mongo);
        System.out.printf("p50 is %.1f times a bare round trip plus a bare insert%n",
                Round.percentile(fresh, 50) / (Round.percentile(kafka, 50) + Round.percentile(mongo, 50)));
    }

    private double[] freshness(int commands) {
        var millis = new double[commands];
        for (var i = 0; i < commands; i++) {
            var drafted = platform.post("carmen", "/api/registration/xchanges",
                    Map.of("programmeId", Story.PROGRAMME, "title", "Measured", "hostOrganisationId", "european-xfel", "hostPartnershipId",
                            "excite", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2027-03-01", "lastDay", "2027-03-05", "capacity",
                            1));
            var expected = value + 1;
            platform.post("carmen", "/api/registration/xchanges/" + drafted.path("xchangeId").asString() + "/opening", Map.of());
            var acknowledged = System.nanoTime();
            var seen = await(expected);
            millis[i] = Math.max(0, seen - acknowledged) / 1e6;
        }
        return millis;
    }

    private long await(long expected) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!shown.containsKey(expected)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the stream never showed " + expected);
            }
            Thread.onSpinWait();
        }
        return shown.get(expected);
    }

    /** Reads the live stream through the gateway, as a browser does. */
    private void watch() {
        var request = HttpRequest.newBuilder(URI.create(platform.url() + "/api/kpis/programmes/" + Story.PROGRAMME + "/stream"))
                .header("Authorization", "Bearer " + platform.token("carmen"))
                .header("Accept", "text/event-stream")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> take(JSON.readTree(line.substring("data:".length()))));
        } catch (IOException e) {
            throw new IllegalStateException("the live stream broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(tools.jackson.databind.JsonNode data) {
        var now = System.nanoTime();
        for (var kpi : data.has("figures") ? data.path("figures").valueStream().toList() : List.of(data)) {
            if (kpi.path("kpi").asString().equals(KPI)) {
                value = kpi.path("value").asLong();
                shown.put(value, now);
            }
        }
        streaming.countDown();
    }

    private static double[] roundTrips(int count) throws ExecutionException, InterruptedException {
        var brokers = Map.<String, Object>of("bootstrap.servers", System.getenv("KAFKA_BROKERS"), "acks", "all", "linger.ms", 0);
        var topic = "measured-" + UUID.randomUUID();
        try (var admin = Admin.create(brokers);
                var producer = new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", System.getenv("KAFKA_BROKERS")),
                        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) -1))).all().get();
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var millis = new double[count];
            for (var i = -count; i < count; i++) {
                var start = System.nanoTime();
                producer.send(new ProducerRecord<>(topic, new byte[1024])).get();
                while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                    Thread.onSpinWait();
                }
                millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
            }
            admin.deleteTopics(List.of(topic)).all().get();
            return millis;
        }
    }

    private static double[] inserts(int count) {
        try (var inserts = new Inserts()) {
            var millis = new double[count];
            for (var i = -count; i < count; i++) {
                var start = System.nanoTime();
                inserts.insert();
                millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
            }
            return millis;
        }
    }

    private static void print(String what, double[] millis) {
        System.out.printf("%-34s p50 %8.2f   p99 %8.2f%n", what, Round.percentile(millis, 50), Round.percentile(millis, 99));
    }
}
