package eu.sojourn.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import eu.sojourn.local.mongo.DurableBackend;

/**
 * A MongoDB-compatible server in this process, on the loopback interface, with its data in one file. A write that was acknowledged survives the death of the
 * process; a read never sees half of an update; finds use indexes. It knows no transactions, change streams, users or replication: for evaluation, demo and
 * tests.
 */
public final class MongoServer implements AutoCloseable {

    private static final int WORKER_THREADS = 16;
    private static final int CACHE_MB = 64;

    private final de.bwaldvogel.mongo.MongoServer server;
    private final String uri;

    private MongoServer(de.bwaldvogel.mongo.MongoServer server, String uri) {
        this.server = server;
        this.uri = uri;
    }

    /**
     * Starts a server and answers when it serves clients.
     *
     * @param data
     *            folder of the data file; created when missing; one server at a time may use it
     * @param port
     *            for clients; 0 picks a free one
     * @throws IllegalStateException
     *             when the port is taken or the data file is in use or of no use
     */
    public static MongoServer start(Path data, int port) throws IOException {
        return start(data, port, "127.0.0.1", failure -> {});
    }

    /** Like {@link #start(Path, int)}, told what to do when the data file can no longer be written. */
    static MongoServer start(Path data, int port, String host, Consumer<Throwable> whenWritesFail) throws IOException {
        int free = Ports.claim("MongoDB", port);
        Files.createDirectories(data);
        Path file = data.resolve("mongo.mv");
        var server = new de.bwaldvogel.mongo.MongoServer(new DurableBackend(open(file, whenWritesFail), whenWritesFail));
        server.bind(new InetSocketAddress(host, free), 1, WORKER_THREADS);
        return new MongoServer(server, "mongodb://127.0.0.1:" + free);
    }

    /** With a retention time of 0 the file would grow without bound. */
    private static MVStore open(Path file, Consumer<Throwable> whenWritesFail) {
        try {
            MVStore store = new MVStore.Builder().fileName(file.toString())
                    .cacheSize(CACHE_MB)
                    .backgroundExceptionHandler((thread, failure) -> whenWritesFail.accept(failure))
                    .open();
            store.setAutoCommitDelay(1000);
            store.setRetentionTime(1000);
            return store;
        } catch (MVStoreException e) {
            throw new IllegalStateException("Cannot use " + file + ": " + e.getMessage(), e);
        }
    }

    /** Where clients connect; names no database. */
    public String uri() {
        return uri;
    }

    /** Ends all connections and closes the data file. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Arguments: data folder, port. Runs until told to end, or until the data file can no longer be written. */
    public static void main(String[] args) {
        Mains.serve("mongodb", () -> start(Path.of(args[0]), Integer.parseInt(args[1]), Mains.bindAddress(), failure -> {
            System.err.println("mongodb cannot write its data any more: " + failure);
            Runtime.getRuntime().halt(1);
        }));
    }
}
