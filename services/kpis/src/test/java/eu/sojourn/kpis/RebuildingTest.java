package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.testing.AnotherInstance;
import eu.sojourn.testing.AnotherProcess;
import eu.sojourn.testing.Backends;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/**
 * Figures are built anew beside those that are shown, by one instance and by several. Each test has a programme of its own and leaves the
 * instance that all tests share with an active generation of its own rules.
 */
@SojournTest
@Timeout(300)
class RebuildingTest {

    private static final Logger log = LoggerFactory.getLogger(RebuildingTest.class);
    /** Figures that only ever grow: all that sorts a visit is known before it counts, so that nothing moves from cell to cell. */
    private static final Set<String> GROWING = Set.of("xchanges-opened", "visits-counted", "lump-sums-paid");
    /** What a story adds. */
    private static final Map<String, Double> OF_A_STORY = Map.of("xchanges-opened", 1.0, "visits-submitted", 4.0, "visits-approved", 3.0,
            "visits-counted", 2.0, "questionnaires-answered", 6.0, "lump-sums-paid", 1245.0);

    private final Http http;
    private final MongoTemplate mongo;
    private final BindingsLifecycleController bindings;

    @LocalServerPort
    private int port;

    RebuildingTest(@Autowired Http http, @Autowired MongoTemplate mongo, @Autowired BindingsLifecycleController bindings) {
        this.http = http;
        this.mongo = mongo;
        this.bindings = bindings;
    }

    @Test
    void buildsAnewUnderLoadWithoutAnyFigureFalling() throws Exception {
        int begun;
        Map<String, Double> told;
        try (var load = new Load("rebuilt"); var screen = new Screen(port, "rebuilt", null, Tokens.coordinator("rebuilt", "biginn"))) {
            load.goOn(4);

            begun = rebuild();

            shows(begun);
            load.goOn(2);
            told = ofStories(load.end());
            eventually(() -> assertThat(figures(http, "rebuilt")).containsAllEntriesOf(told));
            assertThat(snapshotsWithoutAFall(screen)).as("snapshots of one who watched").isGreaterThan(1);
        }
        eventually(() -> assertThat(generations().path("generations")).hasSize(1));
        assertThat(figures(http, "rebuilt")).containsAllEntriesOf(told);
        nothingIsLeftBefore(begun);
        var facts = operator().get("/api/kpis/programmes/rebuilt/facts?kpi=visits-counted&outcome=COUNTS&limit=200").expect(200).json();
        assertThat(facts.path("items")).hasSize(Math.min(200, requireNonNull(told.get("visits-counted")).intValue()));
    }

    /** While nobody keeps facts, so that no build is complete before it is given up. */
    @Test
    void buildsOneAtATimeAndGivesItUpWhenAsked() {
        say("given-up", "given-up-a");
        eventually(() -> assertThat(figures(http, "given-up")).containsAllEntriesOf(ofStories(1)));
        var former = active();
        var key = UUID.randomUUID().toString();

        bindings.changeState("facts-in-0", State.PAUSED);
        try {
            var number = building(operator().with("Idempotency-Key", key).post("/api/kpis/rebuilds", Map.of()));
            assertThat(number).isGreaterThan(former);
            operator().with("Idempotency-Key", key).post("/api/kpis/rebuilds", Map.of()).expect(202);
            assertThat(operator().post("/api/kpis/rebuilds", Map.of()).expect(409).reasons()).containsExactly("REBUILD_UNDER_WAY");
            operator().send("DELETE", "/api/kpis/rebuilds/" + number, null).expect(200);
            assertThat(operator().send("DELETE", "/api/kpis/rebuilds/" + number, null).expect(409).reasons())
                    .containsExactly("NOT_BEING_BUILT");
        } finally {
            bindings.changeState("facts-in-0", State.RESUMED);
        }
        assertThat(operator().send("DELETE", "/api/kpis/rebuilds/x", null).expect(400).fields()).containsExactly("generation");
        assertThat(active()).isEqualTo(former);
    }

    /**
     * A release with other rules builds, is killed and goes on, though nobody keeps copies of its stores; a former one shows what it built,
     * and builds by its own when asked.
     */
    @Test
    void goesOnAfterAKillAndLeavesNothingOfFormerRules() throws Exception {
        say("ruled", "ruled-a");
        eventually(() -> assertThat(figures(http, "ruled")).containsAllEntriesOf(ofStories(1)));
        var former = active();
        var later = new String[]{"--sojourn.kpis.rules=99", "--sojourn.kpis.topology.standbys=0",
                "--sojourn.kpis.topology.sources=registration.xchanges,agreements.xchanges,kpis.replays"};
        try (var killed = AnotherProcess.of(KpisApplication.class, later)) {
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> generations().path("generations").size() > 1);
            killed.kill();
        }
        assertThat(active()).as("what was killed at work is not shown").isEqualTo(former);
        var begun = generations().path("generations").get(1).path("generation").asInt();

        try (var release = AnotherInstance.of(KpisApplication.class, later)) {
            shows(begun);
            var byLaterRules = ofStories(1);
            byLaterRules.put("questionnaires-answered", 0.0);
            assertThat(figures(http, "ruled")).containsAllEntriesOf(byLaterRules);
            eventually(() -> assertThat(figures(release.http(), "ruled")).isEqualTo(figures(http, "ruled")));
            eventually(() -> assertThat(generations().path("generations")).hasSize(1));
            nothingIsLeftBefore(begun);
            assertThat(lastRecords("kpis.cells").keySet()).noneMatch(cell -> cell.contains("questionnaires-answered"));

            shows(rebuild());

            eventually(() -> assertThat(figures(release.http(), "ruled")).containsAllEntriesOf(ofStories(1)));
            assertThat(figures(http, "ruled")).containsAllEntriesOf(ofStories(1));
        }
    }

    @Test
    void sharesTheWorkWithAnotherInstanceAndOutlivesIt() throws Exception {
        say("shared", "shared-a");
        try (var other = AnotherInstance.of(KpisApplication.class)) {
            eventually(() -> assertThat(workers()).hasSize(2).allSatisfy((_, partitions) -> assertThat(partitions).isPositive()));
            say("shared", "shared-b");

            eventually(() -> assertThat(figures(other.http(), "shared")).containsAllEntriesOf(ofStories(2)));
            eventually(() -> assertThat(figures(http, "shared")).isEqualTo(figures(other.http(), "shared")));
            goesOnThereFromAPositionOfHere(other.port());
        }
        say("shared", "shared-c");

        eventually(() -> assertThat(figures(http, "shared")).containsAllEntriesOf(ofStories(3)));
    }

    @Test
    void takesOverFromAProcessThatIsKilled() throws Exception {
        try (var other = AnotherProcess.of(KpisApplication.class); var load = new Load("orphaned")) {
            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(workers()).hasSize(2)
                            .allSatisfy((_, partitions) -> assertThat(partitions).isPositive()));
            load.goOn(2);

            other.kill();

            var killed = System.nanoTime();
            load.goOn(2);
            var told = ofStories(load.end());
            eventually(() -> assertThat(figures(http, "orphaned")).containsAllEntriesOf(told));
            log.warn("from kill -9 of one of two instances to exact figures on the other: {} ms", (System.nanoTime() - killed) / 1_000_000);
        }
    }

    /** Whoever watched here is shown nothing twice there, and nothing is left out. */
    private void goesOnThereFromAPositionOfHere(int there) {
        var token = Tokens.coordinator("handed-over", "biginn");
        String seen;
        try (var screen = new Screen(port, "handed-over", null, token)) {
            seen = screen.next().id();
        }
        try (var screen = new Screen(there, "handed-over", seen, token)) {
            assertThat(screen.poll(300)).isNull();
            say(new Story("handed-over", "handed-over").opened().take());
            assertThat(screen.next().name()).isEqualTo("change");
        }
    }

    private Http operator() {
        return http.as(Tokens.operator());
    }

    /** Asks for a rebuild, and answers its number. */
    private int rebuild() {
        return building(operator().post("/api/kpis/rebuilds", Map.of()));
    }

    private static int building(Http.Answer begun) {
        return begun.expect(202)
                .json()
                .path("generations")
                .valueStream()
                .filter(generation -> generation.path("state").asString().equals("BUILDING"))
                .findFirst()
                .orElseThrow()
                .path("generation")
                .asInt();
    }

    private JsonNode generations() {
        return operator().get("/api/kpis/generations").expect(200).json();
    }

    /** Waits long, since machines that test many things are slow. */
    private void shows(int generation) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            var now = generations();
            assertThat(now.path("shown").asInt()).as(now.toString()).isEqualTo(generation);
        });
    }

    private int active() {
        return generations().path("active").asInt();
    }

    /** Tells stories of some fifty events, each of an Xchange of its own, one after the other: as many as a busy machine can follow. */
    private static final class Load implements AutoCloseable {

        private static final int MOST = 300;

        private final AtomicInteger stories = new AtomicInteger();
        private final Thread thread;
        private volatile boolean over;

        Load(String programmeId) {
            thread = Thread.ofVirtual().start(() -> {
                while (!over && stories.get() < MOST) {
                    say(Story.whole(programmeId + "-" + stories.get(), programmeId));
                    stories.incrementAndGet();
                    LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
                }
            });
        }

        /** Waits until so many more were told. */
        void goOn(int count) {
            var before = stories.get();
            eventually(() -> assertThat(stories).hasValueGreaterThanOrEqualTo(before + count));
        }

        /** Ends, and answers how many were told. */
        int end() throws InterruptedException {
            over = true;
            thread.join();
            return stories.get();
        }

        @Override
        public void close() {
            over = true;
        }
    }

    private static void say(String programmeId, String xchangeId) {
        say(Story.whole(xchangeId, programmeId));
    }

    private static void say(List<Story.Sent> events) {
        events.forEach(event -> Wire.say(event.topic(), event.key(), event.value()));
    }

    private static Map<String, Double> ofStories(int count) {
        var figures = new HashMap<>(OF_A_STORY);
        figures.replaceAll((_, value) -> value * count);
        return figures;
    }

    private static Map<String, Double> figures(Http http, String programmeId) {
        return figures(http.as(Tokens.coordinator(programmeId, "biginn")).get("/api/kpis/programmes/" + programmeId).expect(200).json());
    }

    private static Map<String, Double> figures(JsonNode shown) {
        var figures = new TreeMap<String, Double>();
        shown.path("figures").forEach(figure -> figures.put(figure.path("kpi").asString(), figure.path("value").asDouble(0)));
        return figures;
    }

    /** How many snapshots were shown, none of whose figures, and of the changes after them, was below what was shown before. */
    private static int snapshotsWithoutAFall(Screen screen) {
        var highest = new HashMap<String, Double>();
        var snapshots = 0;
        for (var event = screen.poll(500); event != null; event = screen.poll(500)) {
            var shown = event.name().equals("snapshot")
                    ? figures(event.data())
                    : Map.of(event.data().path("kpi").asString(), event.data().path("value").asDouble(0));
            shown.forEach((kpi, value) -> {
                if (GROWING.contains(kpi)) {
                    assertThat(value).as(kpi).isGreaterThanOrEqualTo(highest.getOrDefault(kpi, 0.0));
                    highest.put(kpi, value);
                }
            });
            snapshots += event.name().equals("snapshot") ? 1 : 0;
        }
        return snapshots;
    }

    /** How many partitions each member of the active generation's group works. */
    private Map<String, Integer> workers() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Backends.kafka()))) {
            var group = "kpis-figures-v" + active();
            var workers = new HashMap<String, Integer>();
            admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members()
                    .forEach(member -> workers.put(member.consumerId(), member.assignment().topicPartitions().size()));
            return workers;
        }
    }

    private void nothingIsLeftBefore(int generation) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Backends.kafka()))) {
            assertThat(admin.listGroups().all().get()).extracting(GroupListing::groupId)
                    .filteredOn(group -> group.startsWith("kpis-figures-v"))
                    .containsExactly("kpis-figures-v" + generation);
            assertThat(admin.listTopics().names().get()).filteredOn(topic -> topic.startsWith("kpis-figures-v"))
                    .isNotEmpty()
                    .allMatch(topic -> topic.startsWith("kpis-figures-v" + generation + "-"));
        }
        for (var topic : List.of("kpis.facts", "kpis.cells")) {
            assertThat(lastRecords(topic)).as(topic)
                    .isNotEmpty()
                    .allSatisfy((key, _) -> assertThat(key).startsWith("g" + generation + "|"));
        }
        assertThat(mongo.getCollection("facts").distinct("generation", Integer.class)).containsExactly(generation);
        assertThat(mongo.getCollection("facts").find().projection(new Document("_id", 1)))
                .allSatisfy(fact -> assertThat(Generation.of(fact.getString("_id"))).contains(new Generation(generation)));
    }

    /** What a compacted topic keeps: the last value of each key, where that is one. */
    private static Map<String, byte[]> lastRecords(String topic) {
        var last = new HashMap<String, byte[]>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", Backends.kafka()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    var key = new String(record.key(), StandardCharsets.UTF_8);
                    if (record.value() == null) {
                        last.remove(key);
                    } else {
                        last.put(key, record.value());
                    }
                });
            }
        }
        return last;
    }
}
