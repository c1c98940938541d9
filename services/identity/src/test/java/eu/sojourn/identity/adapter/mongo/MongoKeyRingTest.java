package eu.sojourn.identity.adapter.mongo;

import static eu.sojourn.testing.Concurrently.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import eu.sojourn.identity.application.KeyRing;
import eu.sojourn.local.MongoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

class MongoKeyRingTest {

    private static final int INSTANCES = 6;

    @Test
    void agreesOnOneRingWhenInstancesStartTogether(@TempDir Path folder) throws Exception {
        try (MongoServer server = MongoServer.start(folder, 0);
                MongoClient client = MongoClients.create(server.uri())) {
            MongoTemplate mongo = new MongoTemplate(client, "identity");
            Callable<KeyRing> start = () -> MongoKeyRing.loadOrDraw(mongo, "a-password");

            List<KeyRing> rings = atOnce(Collections.nCopies(INSTANCES, start));

            assertThat(rings).extracting(KeyRing::keyId).containsOnly(rings.getFirst().keyId());
            assertThat(rings).extracting(KeyRing::signingKey).containsOnly(rings.getFirst().signingKey());
            assertThat(rings).allSatisfy(ring -> assertThat(ring.storageKey()).isEqualTo(rings.getFirst().storageKey()));
            assertThat(mongo.getCollection("key-rings").countDocuments()).isEqualTo(1);
        }
    }
}
