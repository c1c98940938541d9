package eu.sojourn.local.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;

/**
 * Answers a write only after it is in the data file; writes that wait at the same time share one commit. Also speaks {@code hello} and the aggregation stages
 * {@code $set} and {@code $replaceWith}, and counts inserts that failed.
 */
public final class DurableBackend extends H2Backend {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "create", "createindexes", "drop",
            "dropindexes",
            "dropdatabase", "renamecollection");

    private final GroupCommit commit;
    private final MVStore store;
    private final Map<String, MongoDatabase> open;

    /** Opens every database of the store and builds its indexes. */
    public DurableBackend(MVStore store, Consumer<Throwable> whenWritesFail) {
        this.store = store;
        this.open = new ConcurrentHashMap<>();
        this.commit = new GroupCommit(store, whenWritesFail);
        super(store);
    }

    /** The base class opens a database again for each listing; indexes must exist once only. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return open.computeIfAbsent(databaseName, name -> new IndexedDatabase(name, store, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String databaseName) {
        super.dropDatabase(databaseName);
        open.remove(databaseName);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document request = message.getDocument();
        String command = request.keySet().iterator().next().toLowerCase(Locale.ROOT);
        if (command.equals("aggregate")) {
            request.put("pipeline", knownStages(request.get("pipeline")));
        }
        Document response = respond(message);
        if (command.equals("insert")) {
            countInserted(request, response);
        }
        if (WRITES.contains(command) || command.equals("aggregate") && writes(request.get("pipeline"))) {
            commit.await();
        }
        return response;
    }

    /** Expected failures are answers, not stack traces in the log. */
    private Document respond(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException e) {
            var error = new Document("ok", 0).append("errmsg", e.getMessageWithoutErrorCode());
            if (e instanceof MongoServerError coded) {
                error.append("code", coded.getCode());
                error.putIfNotNull("codeName", coded.getCodeName());
            }
            return error;
        }
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            return super.handleCommand(channel, databaseName, "ismaster", query).append("isWritablePrimary", true).append("helloOk", true);
        }
        if (command.equalsIgnoreCase("ismaster")) {
            return super.handleCommand(channel, databaseName, command, query).append("helloOk", true);
        }
        return super.handleCommand(channel, databaseName, command, query);
    }

    /** The base class reports every document as inserted, also those that were refused. */
    private static void countInserted(Document request, Document response) {
        if (response.get("writeErrors") instanceof List<?> errors && request.get("documents") instanceof List<?> documents) {
            boolean ordered = !Boolean.FALSE.equals(request.get("ordered"));
            Object first = ((Document) errors.getFirst()).get("index");
            response.put("n", ordered ? first : Integer.valueOf(documents.size() - errors.size()));
        }
    }

    private static boolean writes(Object pipeline) {
        return pipeline instanceof List<?> stages && !stages.isEmpty() && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    /** Says the same pipeline in stages that the base class knows, in {@code $lookup} and {@code $facet} too. */
    private static Object knownStages(Object pipeline) {
        if (!(pipeline instanceof List<?> stages)) {
            return pipeline;
        }
        var known = new ArrayList<Object>();
        for (Object stage : stages) {
            known.add(stage instanceof Document document ? knownStage(document) : stage);
        }
        return known;
    }

    private static Document knownStage(Document stage) {
        var known = new Document();
        stage.forEach((name, value) -> {
            switch (name) {
                case "$set" -> known.put("$addFields", value);
                case "$replaceWith" -> known.put("$replaceRoot", new Document("newRoot", value));
                case "$facet" -> known.put(name, eachKnown((Document) value));
                case "$lookup" -> {
                    var lookup = new Document((Document) value);
                    lookup.computeIfPresent("pipeline", (key, pipeline) -> knownStages(pipeline));
                    known.put(name, lookup);
                }
                default -> known.put(name, value);
            }
        });
        return known;
    }

    private static Document eachKnown(Document pipelines) {
        var known = new Document();
        pipelines.forEach((name, pipeline) -> known.put(name, knownStages(pipeline)));
        return known;
    }

    /** One commit for all writes that were applied before it began. */
    private static final class GroupCommit {

        private final MVStore store;
        private final Consumer<Throwable> whenWritesFail;
        private final java.util.concurrent.atomic.AtomicLong applied = new java.util.concurrent.atomic.AtomicLong();
        private final java.util.concurrent.locks.ReentrantLock turn = new java.util.concurrent.locks.ReentrantLock();
        private long committed;

        GroupCommit(MVStore store, Consumer<Throwable> whenWritesFail) {
            this.store = store;
            this.whenWritesFail = whenWritesFail;
        }

        /** Returns when everything that this thread has written is in the file. */
        void await() {
            long mine = applied.incrementAndGet();
            turn.lock();
            try {
                if (committed < mine) {
                    long covered = applied.get();
                    store.commit();
                    committed = covered;
                }
            } catch (MVStoreException e) {
                whenWritesFail.accept(e);
                throw e;
            } finally {
                turn.unlock();
            }
        }
    }
}
