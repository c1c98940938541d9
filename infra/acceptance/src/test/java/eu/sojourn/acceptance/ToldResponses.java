package eu.sojourn.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The responses that the topics of questionnaires tell of. */
final class ToldResponses {

    private static final List<String> TOPICS = List.of("questionnaires.waves", "questionnaires.xchanges");
    private static final List<String> TYPES = List.of("questionnaires.wave-response-submitted.v1", "questionnaires.response-submitted.v1",
            "questionnaires.response-corrected.v1");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String brokers;

    ToldResponses(String brokers) {
        this.brokers = brokers;
    }

    /**
     * The numbers of the responses that are told of these invitations, in the order of their events, which are told apart by their sequence.
     *
     * @throws IllegalStateException if two different events have the same sequence
     */
    Map<String, List<Integer>> about(Collection<String> invitations) {
        var events = new TreeMap<String, TreeMap<Long, JsonNode>>();
        for (var event : read()) {
            var subject = event.path("subject").asString();
            if (invitations.contains(subject) && TYPES.contains(event.path("type").asString())) {
                var before = events.computeIfAbsent(subject, _ -> new TreeMap<>()).put(event.path("sequence").asLong(), event);
                if (before != null && !before.equals(event)) {
                    throw new IllegalStateException("two events of one sequence: " + before + " and " + event);
                }
            }
        }
        var numbers = new TreeMap<String, List<Integer>>();
        events.forEach((invitation, told) -> numbers.put(invitation,
                told.values().stream().map(event -> event.path("data").path("response").asInt()).toList()));
        return numbers;
    }

    private List<JsonNode> read() {
        var events = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", brokers), new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(event -> events.add(JSON.readTree(event.value())));
            }
        }
        return events;
    }
}
