package eu.sojourn.testing;

import eu.sojourn.local.KafkaBroker;
import eu.sojourn.local.MongoServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The servers that {@code ./sojourn} and the tests bring along. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServersTest implements MongoDbKit, KafkaKit {

    private MongoServer mongo;
    private KafkaBroker kafka;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        mongo = MongoServer.start(folder.resolve("mongo"), 0);
        kafka = KafkaBroker.start(folder.resolve("kafka"), 0, 0);
    }

    @AfterAll
    void stop() {
        kafka.close();
        mongo.close();
    }

    @Override
    public String mongoDb() {
        return mongo.uri();
    }

    @Override
    public String kafka() {
        return kafka.bootstrapServers();
    }
}
