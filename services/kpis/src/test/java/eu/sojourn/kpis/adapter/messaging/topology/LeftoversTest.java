package eu.sojourn.kpis.adapter.messaging.topology;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;
import eu.sojourn.kpis.domain.generation.Generations.State;
import eu.sojourn.kpis.domain.generation.Rules;
import eu.sojourn.local.KafkaBroker;

/** What a retired generation left is removed on a broker of its own, while whoever removes it dies after each of its steps. */
@Timeout(120)
class LeftoversTest {

    private static final List<String> TOPICS = List.of(Records.FACTS, Records.CELLS);
    private static final Rules RULES = new Rules(1, List.of("events"));

    /** The end of a process in the middle of its work: whatever it had done stays done, and nothing of what it knew. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1;
    }

    /** Counts what is changed, and dies after so many changes. */
    private static final class Life {

        private static final Set<String> CHANGES = Set.of("deleteConsumerGroups", "deleteTopics", "send", "removeOver");

        private int changes;

        Life(int changes) {
            this.changes = changes;
        }

        <T> T of(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
                try {
                    var answer = method.invoke(real, arguments);
                    if (CHANGES.contains(method.getName())) {
                        done(answer);
                    }
                    return answer;
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }));
        }

        private void done(Object answer) throws Exception {
            switch (answer) {
                case org.apache.kafka.clients.admin.DeleteConsumerGroupsResult groups -> groups.all().get();
                case org.apache.kafka.clients.admin.DeleteTopicsResult topics -> topics.all().get();
                case Future<?> sent -> sent.get();
                case null -> {
                }
                default -> throw new IllegalStateException(answer.toString());
            }
            changes--;
            if (changes == 0) {
                throw new Death();
            }
        }
    }

    @Test
    void isFinishedAfterADeathAtAnyStepAndTakesNothingOfTheActiveGeneration(@TempDir Path data) throws Exception {
        try (var broker = KafkaBroker.start(data, 0, 0); var world = new World(broker.bootstrapServers())) {
            world.builds(1);
            var deaths = 0;
            for (var died = true; died; deaths += died ? 1 : 0) {
                var active = deaths + 2;
                world.builds(active);
                var expected = world.has(active);

                died = world.removesUntilItDies(active, deaths + 1);

                assertThat(world.has(active)).as("what there is of the active generation after death %d", deaths).isEqualTo(expected);
                assertThat(world.removes(active, new Life(Integer.MAX_VALUE))).as("whether nothing is left after death %d", deaths)
                        .isTrue();
                assertThat(world.all()).as("what there is in the end after death %d", deaths).isEqualTo(expected);
            }
            assertThat(deaths).as("steps after which it died").isEqualTo(1 + World.INTERNAL + 2 * World.RECORDS + 1);
        }
    }

    /** Else a sheet could be written after they were removed. */
    @Test
    void removesSheetsOnlyWhenEverythingBeforeTheTombstonesWasHeard(@TempDir Path data) throws Exception {
        try (var broker = KafkaBroker.start(data, 0, 0); var world = new World(broker.bootstrapServers())) {
            world.builds(1);
            world.builds(2);
            var leftovers = world.leftovers(new Life(Integer.MAX_VALUE));

            assertThat(leftovers.remove(World.generations(2))).isFalse();
            assertThat(world.sheets).containsExactly(1, 2);

            world.hearsAllFacts();
            assertThat(leftovers.remove(World.generations(2))).isTrue();
            assertThat(world.sheets).containsExactly(2);
        }
    }

    /** What generations leave in a broker and a database. */
    private static final class World implements AutoCloseable {

        /** Of each generation, and on each of the two topics. */
        static final int RECORDS = 2;
        static final int INTERNAL = 2;

        final Set<Integer> sheets = new TreeSet<>();
        private final Admin admin;
        private final ConsumerFactory<byte[], byte[]> consumers;
        private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
        private final KafkaTemplate<byte[], byte[]> kafka;

        World(String brokers) {
            this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
            this.consumers = new DefaultKafkaConsumerFactory<>(Map.of("bootstrap.servers", brokers, "fetch.max.wait.ms", 10),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            this.producers = new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", brokers, "linger.ms", 0),
                    new ByteArraySerializer(), new ByteArraySerializer());
            this.kafka = new KafkaTemplate<>(producers);
        }

        /** As if it had been built: it has said some things twice, and its group has read something. */
        void builds(int number) throws Exception {
            var generation = new Generation(number);
            var application = Names.application(generation);
            admin.createTopics(Stream.of("contributions-repartition", "facts-changelog")
                    .map(name -> new NewTopic(application + "-" + name, 1, (short) 1))
                    .toList()).all().get();
            commit(application, Map.of(new TopicPartition("registration.xchanges", 0), 7L));
            for (var topic : TOPICS) {
                for (var record = 0; record < RECORDS; record++) {
                    for (var version : List.of("1", "2")) {
                        kafka.send(new ProducerRecord<>(topic, record, bytes(generation.key("thing-" + record)), bytes(version))).get();
                    }
                }
            }
            sheets.add(number);
        }

        static Generations generations(int active) {
            return new Generations(active, Stream.of(build(active - 1, State.RETIRED), build(active, State.ACTIVE)).toList());
        }

        private static Build build(int number, State state) {
            return new Build(number, RULES, state, Instant.EPOCH, null, Instant.EPOCH);
        }

        boolean removesUntilItDies(int active, int changes) throws Exception {
            try {
                removes(active, new Life(changes));
                return false;
            } catch (Death e) {
                return true;
            }
        }

        /** A process that has just been started removes until it says that nothing is left. */
        boolean removes(int active, Life life) throws Exception {
            var leftovers = leftovers(life);
            var generations = generations(active);
            if (leftovers.remove(generations)) {
                return true;
            }
            hearsAllFacts();
            return leftovers.remove(generations);
        }

        Leftovers leftovers(Life life) {
            var kept = (FactSheets) Proxy.newProxyInstance(FactSheets.class.getClassLoader(), new Class<?>[]{FactSheets.class},
                    (_, method, arguments) -> {
                        if (!method.getName().equals("removeOver")) {
                            throw new IllegalStateException("Leftovers only removes");
                        }
                        sheets.removeIf(number -> ((Generations) arguments[0]).isOver(new Generation(number)));
                        return null;
                    });
            @SuppressWarnings("unchecked")
            KafkaOperations<byte[], byte[]> sending = life.of(KafkaOperations.class, kafka);
            return new Leftovers(life.of(Admin.class, admin), consumers, sending, life.of(FactSheets.class, kept));
        }

        /** The read models have taken in every record of a fact. */
        void hearsAllFacts() throws Exception {
            commit(Names.GROUP, new Offsets(admin).ends(List.of(Records.FACTS)));
        }

        private void commit(String group, Map<TopicPartition, Long> offsets) throws Exception {
            admin.alterConsumerGroupOffsets(group,
                    offsets.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, to -> new OffsetAndMetadata(to.getValue()))))
                    .all()
                    .get();
        }

        /** Everything of one generation, by its number. */
        List<String> has(int number) throws Exception {
            return all().stream().filter(one -> one.startsWith(number + ":")).toList();
        }

        /** Groups, internal topics, last records and sheets of all generations, each behind its number. */
        List<String> all() throws Exception {
            var all = new ArrayList<String>();
            for (var group : get(admin.listGroups().all())) {
                Names.generation(group.groupId()).ifPresent(generation -> all.add(generation.number() + ": group " + group.groupId()));
            }
            for (var topic : get(admin.listTopics().names())) {
                Names.generation(topic).ifPresent(generation -> all.add(generation.number() + ": topic " + topic));
            }
            for (var topic : TOPICS) {
                lastRecords(topic).forEach((key, value) -> all
                        .add(Generation.of(key).orElseThrow().number() + ": record " + key + " = " + value + " on " + topic));
            }
            sheets.forEach(number -> all.add(number + ": sheets"));
            return all.stream().sorted().toList();
        }

        private Map<String, String> lastRecords(String topic) {
            var last = new TreeMap<String, String>();
            try (var reading = consumers.createConsumer(null, "test")) {
                var partitions = reading.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
                reading.assign(partitions);
                reading.seekToBeginning(partitions);
                var ends = reading.endOffsets(partitions);
                while (partitions.stream().anyMatch(partition -> reading.position(partition) < requireNonNull(ends.get(partition)))) {
                    for (var record : reading.poll(Duration.ofMillis(100))) {
                        var key = new String(record.key(), StandardCharsets.UTF_8);
                        if (record.value() == null) {
                            last.remove(key);
                        } else {
                            last.put(key, new String(record.value(), StandardCharsets.UTF_8));
                        }
                    }
                }
            }
            return last;
        }

        private static <T> T get(KafkaFuture<T> future) throws Exception {
            return future.get();
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            producers.destroy();
            admin.close();
        }
    }
}
