package eu.sojourn.testing;

import eu.sojourn.local.KafkaBroker;
import eu.sojourn.local.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One real Kafka broker and one MongoDB for all tests of a JVM, started when the first test needs them. {@code KAFKA_BROKERS} and
 * {@code MONGODB_URI} in the environment name other ones to test against.
 */
public final class Backends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Kafka {
        static final String BROKERS = start();

        private static String start() {
            var given = System.getenv("KAFKA_BROKERS");
            if (given != null) {
                return given;
            }
            try {
                return KafkaBroker.start(scratch("kafka"), 0, 0).bootstrapServers();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Mongo {
        static final String URI = start();

        private static String start() {
            var given = System.getenv("MONGODB_URI");
            if (given != null) {
                return given;
            }
            try {
                return MongoServer.start(scratch("mongo"), 0).uri();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final String DATABASE = "test-" + UUID.randomUUID().toString().substring(0, 8);

    /** @return {@code host:port} of the broker */
    public static String kafka() {
        return Kafka.BROKERS;
    }

    /** @return connection string without a database */
    public static String mongo() {
        return Mongo.URI;
    }

    /** @return name of the database of all instances of the service under test */
    static String database() {
        return DATABASE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = new HashMap<String, Object>();
        properties.put("KAFKA_BROKERS", kafka());
        properties.put("MONGODB_URI", mongo());
        properties.put("MONGODB_DATABASE", DATABASE);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("backends", Map.copyOf(properties)));
    }

    private static Path scratch(String name) throws IOException {
        var target = Path.of("target");
        return Files.createTempDirectory(
                Files.isDirectory(target) ? target.toAbsolutePath() : Path.of(System.getProperty("java.io.tmpdir")),
                name);
    }
}
