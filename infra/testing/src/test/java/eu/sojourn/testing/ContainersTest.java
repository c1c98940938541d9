package eu.sojourn.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** MongoDB and Kafka themselves, in the images that docker-compose.yml pins; skipped where there is no Docker. */
@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersTest implements MongoDbKit, KafkaKit {

    private static final Path COMPOSE_FILE = Path.of("..", "..", "docker-compose.yml");

    private @Nullable MongoDBContainer mongo;
    private @Nullable KafkaContainer kafka;

    @BeforeAll
    void start() throws IOException {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            mongo = new MongoDBContainer(image("mongo"));
            mongo.start();
            kafka = new KafkaContainer(image("apache/kafka")).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
            kafka.start();
        }
    }

    @BeforeEach
    void hasDocker() {
        assumeTrue(mongo != null && kafka != null, "Docker is not available, so MongoDB and Kafka cannot run in containers");
    }

    @AfterAll
    void stop() {
        if (kafka != null) {
            kafka.stop();
        }
        if (mongo != null) {
            mongo.stop();
        }
    }

    @Override
    public String mongoDb() {
        return Objects.requireNonNull(mongo).getConnectionString();
    }

    @Override
    public String kafka() {
        return Objects.requireNonNull(kafka).getBootstrapServers();
    }

    private static DockerImageName image(String name) throws IOException {
        var pinned = Pattern.compile("image: (" + Pattern.quote(name) + ":\\S+)").matcher(Files.readString(COMPOSE_FILE));
        if (!pinned.find()) {
            throw new IllegalStateException(COMPOSE_FILE + " names no image of " + name);
        }
        return DockerImageName.parse(pinned.group(1));
    }
}
