package eu.sojourn.testing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/**
 * Every operation that the services ask of MongoDB, and no other: what holds here holds for the product. A server that passes can carry it;
 * a service that needs something new adds it here first. Each test has a database of its own and drops it.
 */
interface MongoDbKit {

    /** Connection string of the server that is asked, without a database. */
    String mongoDb();

    @Test
    default void changesDocumentOnlyAtTheVersionThatWasSeen() {
        inCollection(visits -> {
            visits.insertOne(visit("a").append("version", 1L));

            var first = visits.updateOne(and(eq("_id", "a"), eq("version", 1L)), combine(set("version", 2L), set("state", "APPROVED")));
            var stale = visits.updateOne(and(eq("_id", "a"), eq("version", 1L)), combine(set("version", 2L), set("state", "DECLINED")));

            assertThat(first.getMatchedCount()).isOne();
            assertThat(stale.getMatchedCount()).isZero();
            assertThat(one(visits, "a")).containsEntry("state", "APPROVED");
        });
    }

    @Test
    default void letsOneOfManyWritersWin() {
        inCollection(visits -> {
            visits.insertOne(visit("a").append("version", 0L).append("places", 0));
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                var writing = new ArrayList<Future<?>>();
                for (var writer = 0; writer < 8; writer++) {
                    writing.add(writers.submit(() -> {
                        for (var written = 0; written < 10;) {
                            var version = one(visits, "a").getLong("version");
                            written += (int) visits.updateOne(and(eq("_id", "a"), eq("version", version)),
                                    combine(set("version", version + 1), inc("places", 1))).getMatchedCount();
                        }
                    }));
                }
                awaitAll(writing);
            }

            assertThat(one(visits, "a")).containsEntry("version", 80L).containsEntry("places", 80);
        });
    }

    @Test
    default void appendsSeveralAndKeepsTheLast() {
        inCollection(visits -> {
            visits.insertOne(visit("a").append("handled", List.of("k1", "k2")));

            visits.updateOne(eq("_id", "a"),
                    combine(pushEach("handled", List.of("k3", "k4"), new PushOptions().slice(-3)),
                            pushEach("outbox", List.of(new Document("id", "e1"), new Document("id", "e2")))));

            assertThat(one(visits, "a").getList("handled", String.class)).containsExactly("k2", "k3", "k4");
            assertThat(one(visits, "a").getList("outbox", Document.class)).extracting(event -> event.getString("id"))
                    .containsExactly("e1", "e2");
        });
    }

    @Test
    default void takesOneEntryOutOfArrayAndLeavesTheOthersInOrder() {
        inCollection(visits -> {
            visits.insertOne(visit("a").append("outbox",
                    List.of(new Document("id", "e1").append("key", 1), new Document("id", "e2").append("key", 2),
                            new Document("id", "e3").append("key", 3))));

            visits.updateOne(eq("_id", "a"), pull("outbox", new Document("id", "e2")));

            assertThat(one(visits, "a").getList("outbox", Document.class)).extracting(event -> event.getString("id"))
                    .containsExactly("e1", "e3");
        });
    }

    @Test
    default void matchesArrayBySizeAndEntry() {
        inCollection(visits -> {
            visits.insertOne(visit("a").append("outbox", List.of(new Document("id", "e1"))).append("pendingSince", new Date(1)));
            var emptied = combine(set("outbox", List.of()), unset("pendingSince"));

            var other = visits.updateOne(and(eq("_id", "a"), size("outbox", 1), eq("outbox.id", "e2")), emptied);
            var last = visits.updateOne(and(eq("_id", "a"), size("outbox", 1), eq("outbox.id", "e1")), emptied);

            assertThat(other.getMatchedCount()).isZero();
            assertThat(last.getMatchedCount()).isOne();
            assertThat(one(visits, "a")).containsEntry("outbox", List.of()).doesNotContainKey("pendingSince");
        });
    }

    @Test
    default void keepsTheEarlierOfTwoDates() {
        inCollection(visits -> {
            visits.insertOne(visit("a"));

            for (var at : List.of(2000, 3000, 1000)) {
                visits.updateOne(eq("_id", "a"), min("pendingSince", new Date(at)));
            }

            assertThat(one(visits, "a").getDate("pendingSince")).isEqualTo(new Date(1000));
        });
    }

    @Test
    default void findsByIndexOverWhatFewDocumentsHave() {
        inCollection(visits -> {
            visits.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
            for (var i = 0; i < 50; i++) {
                visits.insertOne(i % 10 == 0 ? visit("v" + i).append("pendingSince", new Date(1000 - i)) : visit("v" + i));
            }

            assertThat(ids(visits.find(lte("pendingSince", new Date(990))).sort(ascending("pendingSince")).limit(3)))
                    .containsExactly("v40", "v30", "v20");
            assertThat(visits.countDocuments(gt("pendingSince", new Date(0)))).isEqualTo(5);
        });
    }

    @Test
    default void refusesSecondDocumentOfSameUniqueValue() {
        inCollection(people -> {
            people.createIndex(Indexes.ascending("username"), new IndexOptions().unique(true));
            people.insertOne(new Document("_id", "p1").append("username", "dagny"));

            assertThatThrownBy(() -> people.insertOne(new Document("_id", "p2").append("username", "dagny")))
                    .isInstanceOfSatisfying(MongoWriteException.class, MongoDbKit::isDuplicate);
            assertThatThrownBy(() -> people.insertOne(new Document("_id", "p1").append("username", "sofia")))
                    .isInstanceOfSatisfying(MongoWriteException.class, MongoDbKit::isDuplicate);
            assertThat(people.countDocuments()).isOne();
        });
    }

    @Test
    default void pagesInTheOrderOfIds() {
        inCollection(visits -> {
            visits.createIndex(Indexes.ascending("programmeId", "_id"));
            for (var i = 30; i > 0; i--) {
                visits.insertOne(visit("v%02d".formatted(i)).append("programmeId", i % 2 == 0 ? "biginn" : "excite"));
            }

            var first = ids(visits.find(eq("programmeId", "biginn")).sort(ascending("_id")).limit(3));
            var second = ids(visits.find(and(eq("programmeId", "biginn"), gt("_id", first.getLast()))).sort(ascending("_id")).limit(3));

            assertThat(first).containsExactly("v02", "v04", "v06");
            assertThat(second).containsExactly("v08", "v10", "v12");
        });
    }

    @Test
    default void findsByAnyOfSeveralIndexedConditions() {
        inCollection(visits -> {
            visits.createIndex(Indexes.ascending("state", "firstDay"));
            visits.createIndex(Indexes.ascending("host"));
            visits.insertMany(List.of(visit("a").append("state", "COMMITTED").append("firstDay", "2024-03-04").append("host", "x"),
                    visit("b").append("state", "COMMITTED").append("firstDay", "2024-05-04").append("host", "y"),
                    visit("c").append("state", "ONGOING").append("firstDay", "2024-01-04").append("host", "z")));

            assertThat(ids(visits.find(or(and(eq("state", "COMMITTED"), lte("firstDay", "2024-03-04")), in("host", List.of("z"))))
                    .sort(
                            ascending("_id"))))
                    .containsExactly("a", "c");
        });
    }

    @Test
    default void findsByEntriesOfArrays() {
        inCollection(facts -> {
            facts.createIndex(Indexes.ascending("organisations"));
            facts.insertMany(List.of(
                    new Document("_id", "a").append("organisations", List.of("litek", "ineustar"))
                            .append("rulings", List.of(new Document("kpi", "visits-counted").append("outcome", "COUNTS"))),
                    new Document("_id", "b").append("organisations", List.of("litek"))
                            .append("rulings", List.of(new Document("kpi", "visits-counted").append("outcome", "COUNTS_NOT"),
                                    new Document("kpi", "visits-approved").append("outcome", "COUNTS")))));

            assertThat(ids(facts.find(eq("organisations", "ineustar")))).containsExactly("a");
            assertThat(ids(facts.find(eq("rulings.kpi", "visits-counted")).sort(ascending("_id")))).containsExactly("a", "b");
            assertThat(ids(facts.find(elemMatch("rulings", and(eq("kpi", "visits-counted"), eq("outcome", "COUNTS"))))))
                    .containsExactly("a");
        });
    }

    @Test
    default void givesEachDueDocumentToOneTaker() {
        inCollection(mails -> {
            mails.createIndex(Indexes.ascending("state", "due"));
            for (var i = 0; i < 40; i++) {
                mails.insertOne(new Document("_id", "m" + i).append("state", "PENDING").append("due", new Date(i)).append("attempts", 0));
            }
            var taken = ConcurrentHashMap.<String>newKeySet();
            try (var takers = Executors.newVirtualThreadPerTaskExecutor()) {
                var taking = new ArrayList<Future<?>>();
                for (var taker = 0; taker < 4; taker++) {
                    taking.add(takers.submit(() -> {
                        while (true) {
                            var mail = mails.findOneAndUpdate(and(eq("state", "PENDING"), lte("due", new Date(1000))),
                                    combine(inc("attempts", 1), set("due", new Date(5000))),
                                    new FindOneAndUpdateOptions().sort(ascending("due")).returnDocument(ReturnDocument.AFTER));
                            if (mail == null) {
                                return;
                            }
                            assertThat(taken.add(mail.getString("_id"))).isTrue();
                        }
                    }));
                }
                awaitAll(taking);
            }

            assertThat(taken).hasSize(40);
            assertThat(mails.countDocuments(eq("attempts", 1))).isEqualTo(40);
        });
    }

    @Test
    default void createsOrChangesInOneWrite() {
        inCollection(counters -> {
            var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
            var change = combine(inc("count", 1), setOnInsert("since", new Date(1)), addToSet("tokens", "t"));

            var created = counters.findOneAndUpdate(eq("_id", "a"), change, options);
            var changed = counters.findOneAndUpdate(eq("_id", "a"), change, options);
            counters.updateOne(eq("_id", "b"), change, new UpdateOptions().upsert(true));

            assertThat(created).containsEntry("count", 1);
            assertThat(changed).containsEntry("count", 2).containsEntry("tokens", List.of("t")).containsEntry("since", new Date(1));
            assertThat(one(counters, "b")).containsEntry("count", 1);
        });
    }

    @Test
    default void replacesByConditionAndSaysWhetherItCreated() {
        inCollection(cells -> {
            var parked = cells.replaceOne(eq("_id", "a"), visit("a").append("version", 1L), new ReplaceOptions().upsert(true));
            var again = cells.replaceOne(eq("_id", "a"), visit("a").append("version", 3L), new ReplaceOptions().upsert(true));
            var older = cells.replaceOne(and(eq("_id", "a"), lt("version", 2L)), visit("a").append("version", 2L));

            assertThat(parked.getUpsertedId()).isNotNull();
            assertThat(again.getUpsertedId()).isNull();
            assertThat(older.getMatchedCount()).isZero();
            assertThat(one(cells, "a")).containsEntry("version", 3L);
        });
    }

    @Test
    default void saysWhatItDeleted() {
        inCollection(authorizations -> {
            for (var i = 0; i < 10; i++) {
                authorizations.insertOne(new Document("_id", "t" + i).append("expiresAt", new Date(i)));
            }

            assertThat(authorizations.deleteMany(lt("expiresAt", new Date(4))).getDeletedCount()).isEqualTo(4);
            assertThat(authorizations.deleteOne(eq("_id", "t9")).getDeletedCount()).isOne();
            assertThat(authorizations.deleteOne(eq("_id", "t9")).getDeletedCount()).isZero();
            assertThat(authorizations.countDocuments()).isEqualTo(5);
        });
    }

    @Test
    default void keepsDecimalsDatesAndBytesAsTheyWere() {
        inCollection(cells -> {
            var amount = new Decimal128(new BigDecimal("830.00"));
            var bytes = new Binary(new byte[]{0, 1, -1});
            cells.insertOne(visit("a").append("amount", amount).append("at", new Date(1_700_000_000_123L)).append("sealed", bytes));

            var read = one(cells, "a");

            assertThat(read.get("amount", Decimal128.class).bigDecimalValue()).isEqualTo(new BigDecimal("830.00"));
            assertThat(read.getDate("at")).isEqualTo(new Date(1_700_000_000_123L));
            assertThat(read.get("sealed", Binary.class)).isEqualTo(bytes);
        });
    }

    @Test
    default void createsSameIndexAgainWithoutHarm() {
        inCollection(visits -> {
            visits.createIndex(Indexes.ascending("state"));
            visits.insertOne(visit("a"));

            visits.createIndex(Indexes.ascending("state"));

            assertThat(ids(visits.find(eq("state", "SUBMITTED")))).containsExactly("a");
        });
    }

    private void inCollection(Consumer<MongoCollection<Document>> test) {
        try (MongoClient client = MongoClients.create(mongoDb())) {
            var database = client.getDatabase("kit-" + UUID.randomUUID().toString().substring(0, 8));
            try {
                test.accept(database.getCollection("documents"));
            } finally {
                database.drop();
            }
        }
    }

    private static Document visit(String id) {
        return new Document("_id", id).append("state", "SUBMITTED");
    }

    private static Document one(MongoCollection<Document> collection, String id) {
        var found = collection.find(eq("_id", id)).first();
        assertThat(found).isNotNull();
        return found;
    }

    private static List<String> ids(Iterable<Document> documents) {
        var ids = new ArrayList<String>();
        documents.forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    private static void isDuplicate(MongoWriteException refusal) {
        assertThat(refusal.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
    }

    private static void awaitAll(List<Future<?>> work) {
        for (var one : work) {
            try {
                one.get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
