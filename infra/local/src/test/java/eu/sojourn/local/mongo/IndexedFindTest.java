package eu.sojourn.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import eu.sojourn.local.MongoServer;

class IndexedFindTest {

    @TempDir
    Path data;

    private MongoServer server;
    private MongoClient client;

    @BeforeEach
    void start() throws Exception {
        server = MongoServer.start(data, 0);
        client = MongoClients.create(server.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void restart() throws Exception {
        stop();
        start();
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase("test").getCollection(name);
    }

    /** The same documents with and without indexes: whatever is asked, the answers must be the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsByIndexWhatAScanFinds(long seed) {
        var random = new Random(seed);
        MongoCollection<Document> scanned = collection("scanned");
        MongoCollection<Document> indexed = collection("indexed");
        indexed.createIndex(Indexes.ascending("a"));
        indexed.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
        indexed.createIndex(Indexes.ascending("b", "a", "_id"));
        indexed.createIndex(Indexes.ascending("tags"));
        indexed.createIndex(Indexes.ascending("parties.org", "parties.role"));
        indexed.createIndex(Indexes.ascending("maybe"), new IndexOptions().sparse(true));
        for (int i = 0; i < 400; i++) {
            Document document = randomDocument(random, i);
            scanned.insertOne(new Document(document));
            indexed.insertOne(new Document(document));
        }
        for (int i = 0; i < 100; i++) {
            Bson one = Filters.eq("_id", random.nextInt(400));
            Bson change = random.nextBoolean() ? Updates.set("a", randomValue(random)) : Updates.push("tags", random.nextInt(5));
            if (random.nextInt(4) == 0) {
                assertThat(indexed.deleteOne(one)).isEqualTo(scanned.deleteOne(one));
            } else {
                indexed.updateOne(one, change);
                scanned.updateOne(one, change);
            }
        }

        for (int i = 0; i < 400; i++) {
            Bson query = randomQuery(random, 2);
            assertThat(indexed.find(query)).as("%s", query.toBsonDocument()).containsExactlyInAnyOrderElementsOf(scanned.find(query));
            Bson order = Sorts.orderBy(Sorts.ascending("a"), Sorts.descending("b"), Sorts.ascending("_id"));
            assertThat(indexed.find(query).sort(order).limit(7)).as("%s", query.toBsonDocument())
                    .containsExactlyElementsOf(scanned.find(query).sort(order).limit(7));
            Bson listed = random.nextBoolean() ? Sorts.ascending("a", "_id") : Sorts.descending("a", "_id");
            assertThat(indexed.find(query).sort(listed).skip(2).limit(5)).as("%s", query.toBsonDocument())
                    .containsExactlyElementsOf(scanned.find(query).sort(listed).skip(2).limit(5));
            assertThat(indexed.countDocuments(query)).isEqualTo(scanned.countDocuments(query));
        }
    }

    private static Document randomDocument(Random random, int id) {
        var document = new Document("_id", id).append("a", randomValue(random)).append("b", random.nextInt(5));
        if (random.nextBoolean()) {
            document.append("tags", IntStream.range(0, random.nextInt(4)).mapToObj(i -> random.nextInt(5)).toList());
        }
        if (random.nextBoolean()) {
            document.append("parties", IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> new Document("org", "o" + random.nextInt(3)).append("role", "r" + random.nextInt(2)))
                    .toList());
        }
        if (random.nextInt(3) == 0) {
            document.append("maybe", random.nextInt(4));
        }
        return document;
    }

    private static Object randomValue(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(5);
            case 1 -> (long) random.nextInt(5);
            case 2 -> random.nextInt(10) / 2.0;
            case 3 -> "s" + random.nextInt(3);
            case 4 -> new org.bson.types.Decimal128(random.nextInt(5));
            default -> Instant.ofEpochSecond(random.nextInt(3));
        };
    }

    private static Bson randomQuery(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 15 : 12)) {
            case 0 -> Filters.eq("a", randomValue(random));
            case 1 -> Filters.and(Filters.eq("a", randomValue(random)), Filters.gte("b", random.nextInt(5)));
            case 2 -> Filters.and(Filters.gt("a", randomValue(random)), Filters.lt("a", randomValue(random)));
            case 3 -> Filters.in("a", randomValue(random), randomValue(random), null);
            case 4 -> Filters.eq("tags", random.nextInt(5));
            case 5 -> Filters.and(Filters.gt("tags", random.nextInt(5)), Filters.lt("tags", random.nextInt(5)));
            case 6 -> Filters.and(Filters.eq("parties.org", "o" + random.nextInt(3)), Filters.eq("parties.role", "r" + random.nextInt(2)));
            case 7 -> Filters.eq("maybe", random.nextBoolean() ? null : random.nextInt(4));
            case 8 -> Filters.and(Filters.ne("a", randomValue(random)), Filters.gt("_id", random.nextInt(400)));
            case 9 -> Filters.eq("tags", List.of(random.nextInt(5)));
            case 10 -> random.nextInt(5) == 0 ? Filters.in("b", List.of()) : Filters.in("b", random.nextInt(5), random.nextInt(5));
            case 11 -> Filters.and(Filters.in("b", random.nextInt(5), random.nextInt(5)), Filters.lt("a", randomValue(random)));
            case 12 -> Filters.or(Filters.in("b", random.nextInt(5), random.nextInt(5)),
                    Filters.and(Filters.eq("b", random.nextInt(5)), Filters.gt("a", randomValue(random))));
            case 13 -> Filters.or(randomQuery(random, depth - 1), randomQuery(random, depth - 1));
            default -> Filters.and(randomQuery(random, depth - 1), randomQuery(random, depth - 1));
        };
    }

    @Test
    void seeksInsteadOfScanning() {
        MongoCollection<Document> visits = collection("visits");
        visits.createIndex(Indexes.ascending("xchangeId", "day"));
        var documents = new ArrayList<Document>();
        for (int i = 0; i < 50_000; i++) {
            documents.add(
                    new Document("_id", "v-" + i).append("xchangeId", "x-" + i / 10).append("day", i % 10).append("plain", "x-" + i / 10));
        }
        visits.insertMany(documents);

        Duration scan = fastest(() -> visits.find(Filters.eq("plain", "x-4321")).into(new ArrayList<>()), 10);
        Duration equality = fastest(() -> visits.find(Filters.eq("xchangeId", "x-4321")).into(new ArrayList<>()), 10);
        Duration range = fastest(
                () -> visits.find(Filters.and(Filters.eq("xchangeId", "x-4321"), Filters.gte("day", 0))).into(new ArrayList<>()), 10);
        Duration sorted = fastest(() -> visits.find().sort(Sorts.descending("xchangeId", "day")).limit(10).into(new ArrayList<>()), 10);
        Duration page = fastest(() -> visits.find(Filters.gt("_id", "v-25")).sort(Sorts.ascending("_id")).limit(10).into(new ArrayList<>()),
                10);
        Duration update = fastest(() -> {
            visits.updateOne(Filters.and(Filters.eq("_id", "v-777"), Filters.eq("xchangeId", "x-77")), Updates.inc("day", 0));
            return visits.find(Filters.eq("_id", "v-777")).into(new ArrayList<>());
        }, 1);

        assertThat(List.of(equality, range, sorted, page, update))
                .allSatisfy(indexed -> assertThat(indexed.multipliedBy(5)).isLessThan(scan));
    }

    @Test
    void readsAPageOfSeveralSortedListsWithoutReadingTheLists() {
        MongoCollection<Document> visits = collection("visits");
        visits.createIndex(Indexes.ascending("programme", "state", "day", "_id"));
        visits.createIndex(Indexes.ascending("host", "state", "day", "_id"));
        var documents = new ArrayList<Document>();
        for (int i = 0; i < 50_000; i++) {
            documents.add(new Document("_id", "v-%05d".formatted(i)).append("programme", "p-" + i % 2)
                    .append("host", "h-" + i % 50)
                    .append("state", "s-" + i % 7)
                    .append("day", i / 100));
        }
        visits.insertMany(documents);
        Bson states = Filters.in("state", "s-1", "s-3", "s-5");
        Bson mine = Filters.or(Filters.and(Filters.eq("programme", "p-1"), states), Filters.and(Filters.eq("host", "h-4"), states));
        Bson deep = Filters.or(Filters.and(Filters.eq("programme", "p-1"), states, Filters.lt("day", 20)),
                Filters.and(Filters.eq("host", "h-4"), states, Filters.lt("day", 20)));

        Duration scan = fastest(() -> visits.find(Filters.eq("plain", "x")).into(new ArrayList<>()), 0);
        Duration first = fastest(() -> visits.find(mine).sort(Sorts.descending("day", "_id")).limit(10).into(new ArrayList<>()), 10);
        Duration later = fastest(() -> visits.find(deep).sort(Sorts.descending("day", "_id")).limit(10).into(new ArrayList<>()), 10);

        assertThat(List.of(first, later)).allSatisfy(page -> assertThat(page.multipliedBy(5)).isLessThan(scan));
    }

    private static Duration fastest(Supplier<List<Document>> find, int expected) {
        Duration fastest = Duration.ofDays(1);
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            assertThat(find.get()).hasSize(expected);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        return fastest;
    }

    @Test
    void refusesDuplicatesOfAUniqueIndexAlsoAfterARestart() throws Exception {
        collection("people").createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        collection("people").insertOne(new Document("_id", 1).append("email", "a@example.org"));
        collection("people").insertOne(new Document("_id", 2).append("email", "b@example.org"));

        restart();

        assertThatThrownBy(() -> collection("people").insertOne(new Document("_id", 3).append("email", "a@example.org")))
                .isInstanceOfSatisfying(MongoWriteException.class, e -> assertThat(e.getError().getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> collection("people").insertOne(new Document("_id", 1L).append("email", "c@example.org")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> collection("people").findOneAndUpdate(Filters.eq("_id", 2), Updates.set("email", "a@example.org")))
                .isInstanceOf(MongoCommandException.class);
        collection("people").deleteOne(Filters.eq("_id", 1));
        collection("people").insertOne(new Document("_id", 3).append("email", "a@example.org"));
        assertThat(collection("people").find(Filters.eq("email", "a@example.org"))).extracting("_id").containsExactly(3);
    }

    @Test
    void letsSparseUniqueIndexesHoldManyDocumentsWithoutTheKey() {
        collection("keys").createIndex(Indexes.ascending("key"), new IndexOptions().unique(true).sparse(true));
        collection("keys").insertMany(List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3).append("key", "k")));

        assertThatThrownBy(() -> collection("keys").updateOne(Filters.eq("_id", 1), Updates.set("key", "k")))
                .isInstanceOf(MongoWriteException.class);
        collection("keys").updateOne(Filters.eq("_id", 3), Updates.unset("key"));
        collection("keys").updateOne(Filters.eq("_id", 1), Updates.set("key", "k"));

        assertThat(collection("keys").find(Filters.eq("key", "k"))).extracting("_id").containsExactly(1);
        assertThat(collection("keys").deleteMany(Filters.exists("_id")).getDeletedCount()).isEqualTo(3);
    }

    @Test
    void keepsNeighbourDatabasesWhenOneIsDropped() {
        client.getDatabase("visits").getCollection("c").insertOne(new Document("_id", 1));
        client.getDatabase("visits2").getCollection("c").insertOne(new Document("_id", 1));
        client.getDatabase("visits").getCollection("c").createIndex(Indexes.ascending("x"));

        client.getDatabase("visits").drop();

        assertThat(client.getDatabase("visits").getCollection("c").countDocuments()).isZero();
        assertThat(client.getDatabase("visits2").getCollection("c").countDocuments()).isOne();
        assertThat(client.listDatabaseNames()).contains("visits2");
        client.getDatabase("visits").getCollection("c").insertOne(new Document("_id", 1));
        assertThat(client.getDatabase("visits").getCollection("c").countDocuments()).isOne();
    }

    @Test
    void knowsTheStagesSetAndReplaceWith() {
        collection("c").insertOne(new Document("_id", 1).append("inner", new Document("x", 2)));

        assertThat(collection("c")
                .aggregate(List.of(Aggregates.set(new com.mongodb.client.model.Field<>("y", 3)), Aggregates.replaceWith("$inner"))))
                .containsExactly(new Document("x", 2));
    }

    @Test
    void answersHello() {
        assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1))).containsEntry("isWritablePrimary", true)
                .containsKey("maxWireVersion");
    }

    @Test
    void countsOnlyWhatItInserted() {
        collection("c").insertOne(new Document("_id", 2));

        assertThatThrownBy(
                () -> collection("c").insertMany(List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3))))
                .isInstanceOfSatisfying(com.mongodb.MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
    }
}
