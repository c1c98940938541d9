package eu.sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;

class MongoServerTest {

    private static final int WRITERS = 4;

    @TempDir
    Path data;

    @Test
    void keepsEveryAcknowledgedWriteWhenKilled() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 3; round++) {
            int port = Ports.claim("test", 0);
            Process server = startProcess(port);
            try (MongoClient client = connect(port); var writers = Executors.newFixedThreadPool(WRITERS)) {
                awaitAnswer(client);
                var writing = new ArrayList<Future<?>>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String prefix = round + "-" + writer + "-";
                    writing.add(writers.submit(() -> writeUntilFailure(client, prefix, acknowledged)));
                }
                int before = acknowledged.size();
                await(() -> acknowledged.size() > before + 500);
                server.destroyForcibly().waitFor();
                for (Future<?> ended : writing) {
                    ended.get(60, TimeUnit.SECONDS);
                }
            }
        }

        try (var server = MongoServer.start(data, 0); var client = MongoClients.create(server.uri())) {
            Set<String> found = ConcurrentHashMap.newKeySet();
            visits(client).find().forEach(document -> found.add(document.getString("_id")));
            assertThat(acknowledged).hasSizeGreaterThan(1500).allMatch(found::contains);
            assertThat(visits(client).countDocuments(Filters.eq("state", "SUBMITTED"))).isEqualTo(found.size());
            assertThatThrownBy(() -> visits(client).insertOne(new Document("_id", acknowledged.iterator().next())))
                    .isInstanceOf(MongoException.class);
        }
    }

    private static void writeUntilFailure(MongoClient client, String prefix, Set<String> acknowledged) {
        try {
            for (int i = 0;; i++) {
                visits(client).insertOne(new Document("_id", prefix + i).append("state", "SUBMITTED"));
                acknowledged.add(prefix + i);
            }
        } catch (MongoException expectedWhenTheServerIsKilled) {
            // neither acknowledged nor refused: in or out
        }
    }

    private Process startProcess(int port) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), MongoServer.class.getName(), data.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
    }

    private static MongoClient connect(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port
                + "/?serverSelectionTimeoutMS=20000&connectTimeoutMS=2000&socketTimeoutMS=5000&retryWrites=false");
    }

    private static void awaitAnswer(MongoClient client) {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
    }

    private static MongoCollection<Document> visits(MongoClient client) {
        return client.getDatabase("registration").getCollection("visits");
    }

    /** Each update keeps {@code count} equal to the length of {@code marks}; a reader must never see them differ. */
    @Test
    void showsNoHalfOfAnUpdate() throws Exception {
        try (var server = MongoServer.start(data, 0);
                var client = MongoClients.create(server.uri());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            visits(client).insertOne(new Document("_id", "v").append("count", 0).append("marks", List.of()));
            var stop = new AtomicBoolean();
            var torn = new AtomicInteger();
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String mark = "m" + writer;
                writing.add(threads.submit(() -> {
                    for (int i = 0; i < 250; i++) {
                        visits(client).findOneAndUpdate(Filters.eq("_id", "v"),
                                Updates.combine(Updates.push("marks", mark), Updates.inc("count", 1)),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
                        visits(client).updateOne(Filters.and(Filters.eq("_id", "v"), Filters.eq("marks", mark)),
                                Updates.combine(Updates.pull("marks", mark), Updates.inc("count", -1)));
                    }
                    return null;
                }));
            }
            var readers = new ArrayList<Future<Integer>>();
            for (int reader = 0; reader < 3; reader++) {
                readers.add(threads.submit(() -> {
                    int reads = 0;
                    for (; !stop.get(); reads++) {
                        Document seen = visits(client).find(Filters.eq("_id", "v")).first();
                        if (seen == null || seen.getInteger("count") != seen.getList("marks", String.class).size()) {
                            torn.incrementAndGet();
                        }
                    }
                    return reads;
                }));
            }
            for (Future<?> ended : writing) {
                ended.get(60, TimeUnit.SECONDS);
            }
            stop.set(true);

            assertThat(torn).hasValue(0);
            assertThat(readers).allSatisfy(reader -> assertThat(reader.get(10, TimeUnit.SECONDS)).isGreaterThan(100));
            assertThat(visits(client).find().first()).containsEntry("count", 0).containsEntry("marks", List.of());
        }
    }

    @Test
    void losesNoConcurrentIncrement() throws Exception {
        try (var server = MongoServer.start(data, 0);
                var client = MongoClients.create(server.uri());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            visits(client).insertOne(new Document("_id", "v").append("version", 0));
            var won = new AtomicInteger();
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writing.add(threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        int version = visits(client).find(Filters.eq("_id", "v")).first().getInteger("version");
                        won.addAndGet((int) visits(client)
                                .updateOne(Filters.and(Filters.eq("_id", "v"), Filters.eq("version", version)), Updates.inc("version", 1))
                                .getModifiedCount());
                    }
                    return null;
                }));
            }
            for (Future<?> ended : writing) {
                ended.get(60, TimeUnit.SECONDS);
            }

            assertThat(visits(client).find().first()).containsEntry("version", won.get());
        }
    }

    @Test
    void refusesATakenPortAndADataFileInUse() throws Exception {
        try (var server = MongoServer.start(data, 0)) {
            int port = Integer.parseInt(server.uri().substring(server.uri().lastIndexOf(':') + 1));

            assertThatThrownBy(() -> MongoServer.start(data.resolve("other"), port)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + port);
            assertThatThrownBy(() -> MongoServer.start(data, 0)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cannot use");
        }
    }

    private static void await(java.util.function.BooleanSupplier state) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!state.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            Thread.sleep(5); // between two looks, until the deadline
        }
    }
}
