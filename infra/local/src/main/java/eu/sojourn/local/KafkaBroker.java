package eu.sojourn.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/**
 * One real Apache Kafka broker and controller (KRaft) in this process, on the loopback interface, with the declared topics in place. Its data folder survives
 * restarts and crashes. One node, so nothing is replicated: for evaluation, demo and tests.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final int NODE_ID = 1;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and answers when it serves clients and has the declared topics.
     *
     * @param data
     *            folder of the log; created and formatted when empty
     * @param port
     *            for clients; 0 picks a free one
     * @param controllerPort
     *            for the controller; 0 picks a free one
     * @throws IllegalStateException
     *             when a port is taken, the folder is of no use, or the broker does not come up
     */
    public static KafkaBroker start(Path data, int port, int controllerPort) throws IOException {
        int clients = Ports.claim("Kafka", port);
        int controllers = Ports.claim("the Kafka controller", controllerPort);
        Files.createDirectories(data);
        String bootstrapServers = "127.0.0.1:" + clients;
        String clusterId = format(data);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings(data, clients, controllers), false), Time.SYSTEM);
        try {
            server.startup();
            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "20", AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, "20"))) {
                requireOwn(admin, clusterId, clients);
                Topics.declared().apply(admin);
            }
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new KafkaBroker(server, bootstrapServers);
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Shuts the broker down in order; records that were acknowledged stay. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Answers the cluster id of the folder, formatting it first when it is new. */
    private static String format(Path data) throws IOException {
        Path meta = data.resolve("meta.properties");
        String clusterId = Files.exists(meta) ? clusterIdOf(meta) : Uuid.randomUuid().toString();
        Formatter formatter = new Formatter().setNodeId(NODE_ID)
                .setClusterId(clusterId)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            formatter.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot use " + data + " for Kafka: " + e.getMessage(), e);
        }
        return clusterId;
    }

    private static String clusterIdOf(Path meta) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
        }
        String clusterId = properties.getProperty("cluster.id");
        if (clusterId == null) {
            throw new IllegalStateException(meta + " names no cluster; it is not a Kafka data folder");
        }
        return clusterId;
    }

    /** A foreign broker on the same port looks healthy; only the cluster id tells. */
    private static void requireOwn(Admin admin, String clusterId, int port) {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (true) {
            try {
                var cluster = admin.describeCluster();
                String found = cluster.clusterId().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                if (!clusterId.equals(found)) {
                    throw new IllegalStateException("Port " + port + " belongs to the Kafka cluster " + found + ", not to ours");
                }
                if (!cluster.nodes().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).isEmpty()) {
                    return;
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("Kafka did not register its node within " + START_TIMEOUT.toSeconds() + " s");
                }
                Thread.sleep(20); // between two looks, until the deadline
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Kafka started", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("Kafka does not answer on port " + port, e);
            }
        }
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");

        // One node: every internal topic has one replica.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");

        // Quick to start, to join a group and to come back after a crash (5 s instead of 13).
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("offsets.topic.num.partitions", "5");
        settings.put("transaction.state.log.num.partitions", "5");
        settings.put("share.coordinator.state.topic.num.partitions", "5");

        // Small: the defaults are for a machine of its own.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.index.size.max.bytes", "1048576");
        return settings;
    }

    /** Arguments: data folder, port, controller port. Runs until told to end. */
    public static void main(String[] args) {
        Mains.serve("kafka", () -> start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
    }
}
