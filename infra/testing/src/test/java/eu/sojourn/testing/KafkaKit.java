package eu.sojourn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.local.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What the services ask of a Kafka cluster. */
interface KafkaKit {

    /** {@code host:port} of the cluster that is asked. */
    String kafka();

    @Test
    default void takesTheDeclaredTopicsTwice() throws Exception {
        Topics.declared().apply(kafka());
        Topics.declared().apply(kafka());

        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            var topics = admin.describeTopics(Topics.declared().names()).allTopicNames().get(30, TimeUnit.SECONDS);
            Topics.declared().all().forEach(topic -> assertThat(topics.get(topic.name()).partitions()).hasSize(topic.partitions()));
        }
    }

    @Test
    default void keepsKeyHeadersAndOrderOfWhatItAcknowledged() throws Exception {
        Topics.declared().apply(kafka());
        var key = "xchange-" + UUID.randomUUID();
        var sent = List.of("one", "two", "three", "four");

        var acknowledged = new ArrayList<TopicPartition>();
        var first = -1L;
        try (var producer = producer(Map.of())) {
            for (var text : sent) {
                var event = new ProducerRecord<>("registration.xchanges", key, text);
                event.headers().add("traceparent", text.getBytes(StandardCharsets.UTF_8));
                var at = producer.send(event).get(30, TimeUnit.SECONDS);
                acknowledged.add(new TopicPartition(at.topic(), at.partition()));
                first = first < 0 ? at.offset() : first;
            }
        }

        assertThat(acknowledged).containsOnly(acknowledged.getFirst());
        assertThat(read(acknowledged.getFirst(), first, key, sent.size())).containsExactlyElementsOf(sent);
    }

    /** A topic that nobody declared is somebody's mistake; it must not come into being by it. */
    @Test
    default void makesNoTopicThatNobodyDeclared() throws Exception {
        var topic = "registration.mistyped-" + UUID.randomUUID();
        try (var producer = producer(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "key", "text")).get(30, TimeUnit.SECONDS))
                    .isInstanceOfAny(TimeoutException.class, ExecutionException.class);
        }

        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).doesNotContain(topic);
        }
    }

    private KafkaProducer<String, String> producer(Map<String, Object> settings) {
        var all = new java.util.HashMap<String, Object>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private List<String> read(TopicPartition partition, long from, String key, int most) {
        var texts = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka()),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (texts.size() < most && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(key)) {
                        assertThat(record.headers().lastHeader("traceparent").value()).asString().isEqualTo(record.value());
                        texts.add(record.value());
                    }
                });
            }
        }
        return texts;
    }
}
