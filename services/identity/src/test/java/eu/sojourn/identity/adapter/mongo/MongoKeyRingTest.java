package eu.sojourn.identity.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
                MongoClient client = MongoClients.create(server.uri());
                var instances = Executors.newFixedThreadPool(INSTANCES)) {
            MongoTemplate mongo = new MongoTemplate(client, "identity");
            CountDownLatch together = new CountDownLatch(INSTANCES);
            Callable<KeyRing> start = () -> {
                together.countDown();
                together.await();
                return MongoKeyRing.loadOrDraw(mongo, "a-password");
            };

            List<KeyRing> rings = new ArrayList<>();
            for (Future<KeyRing> ring : instances.invokeAll(java.util.Collections.nCopies(INSTANCES, start))) {
                rings.add(ring.get());
            }

            assertThat(rings).extracting(KeyRing::keyId).containsOnly(rings.getFirst().keyId());
            assertThat(rings).extracting(KeyRing::signingKey).containsOnly(rings.getFirst().signingKey());
            assertThat(rings).allSatisfy(ring -> assertThat(ring.storageKey()).isEqualTo(rings.getFirst().storageKey()));
            assertThat(mongo.getCollection("key-rings").countDocuments()).isEqualTo(1);
        }
    }
}
