package eu.sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    @TempDir
    Path data;

    @Test
    void keepsRecordsAndTopicsOverARestart() throws Exception {
        int port;
        try (var broker = KafkaBroker.start(data, 0, 0)) {
            port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
            try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("registration.xchanges", 0, "x-1", "kept")).get(10, TimeUnit.SECONDS);
            }
        }

        try (var broker = KafkaBroker.start(data, port, 0);
                var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partition = new TopicPartition("registration.xchanges", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));

            assertThat(consumer.poll(Duration.ofSeconds(10)).records(partition)).extracting("value").containsExactly("kept");
        }
    }

    @Test
    void declaresEveryTopicWithItsDeadLettersAndCreatesNoOther() throws Exception {
        try (var broker = KafkaBroker.start(data, 0, 0); var admin = admin(broker)) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).containsExactlyInAnyOrderElementsOf(Topics.declared().names())
                    .contains("registration.xchanges.kpis.dlt", "agreements.xchanges.registration.dlt");
            assertThat(admin.describeTopics(List.of("kpis.cells")).allTopicNames().get(10, TimeUnit.SECONDS).get("kpis.cells").partitions())
                    .hasSize(6);
        }
    }

    @Test
    void raisesPartitionsOfATopicThatHasFewer() throws Exception {
        try (var broker = KafkaBroker.start(data, 0, 0); var admin = admin(broker)) {
            admin.deleteTopics(List.of("agreements.hosts")).all().get(10, TimeUnit.SECONDS);
            admin.createTopics(List.of(new NewTopic("agreements.hosts", 1, (short) 1))).all().get(10, TimeUnit.SECONDS);

            Topics.declared().apply(broker.bootstrapServers());

            assertThat(admin.describeTopics(List.of("agreements.hosts"))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get("agreements.hosts")
                    .partitions())
                    .hasSize(3);
        }
    }

    @Test
    void refusesATakenPort() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> KafkaBroker.start(data, taken.getLocalPort(), 0)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("taken");
        }
    }

    private static Admin admin(KafkaBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
