package eu.sojourn.kpis.adapter.messaging.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.Histories;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.figure.Aggregate;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Statement;
import eu.sojourn.kpis.domain.generation.Generation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * Cells equal a plain recomputation from the facts, whatever happens on the way: events that come twice, late or in any interleaving of their
 * topics, and crashes of both steps after any record, each of which loses any part of what was stored or said since the last commit and leaves
 * the rest. Runs the steps themselves, on stores that are put together again after a crash as Streams does it.
 */
class ExactnessTest {

    private static final int PARTITIONS = 3;
    private static final int MOST_CRASHES = 6;

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cellsEqualWhatIsComputedFromTheFacts(long seed) {
        var random = new Random(seed);
        var history = Histories.of(random);
        var statements = tell(topics(history, random), random);

        var board = new TreeMap<CellKey, Cell>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            sum(statements.getOrDefault(partition, List.of()), random, board);
        }

        assertThat(given(board)).isEqualTo(recomputed(history));
    }

    /** Each topic in its order, with some events twice, and some that come by another way, whenever that may be. */
    private static List<List<Sent>> topics(List<Sent> history, Random random) {
        var topics = new TreeMap<String, List<Sent>>();
        var replays = new ArrayList<Sent>();
        for (var event : history) {
            var topic = topics.computeIfAbsent(event.topic(), _ -> new ArrayList<>());
            if (random.nextInt(10) == 0) {
                replays.add(event);
            } else {
                topic.add(event);
            }
            if (!topic.isEmpty() && random.nextInt(10) == 0) {
                topic.add(topic.get(random.nextInt(topic.size())));
            }
        }
        Collections.shuffle(replays, random);
        topics.put("replays", replays);
        return new ArrayList<>(topics.values());
    }

    /** What the facts step says, by the partition that it comes to. */
    private static Map<Integer, List<Record<String, Statement>>> tell(List<List<Sent>> topics, Random random) {
        var said = new HashMap<Integer, List<Record<String, Statement>>>();
        var next = new int[topics.size()];
        var committed = next.clone();
        var store = new Stored<>(FactsStep.STORE, Serialised.facts());
        var crashes = 0;
        var step = new Running<>(facts(), store);
        while (true) {
            var open = IntStream.range(0, next.length).filter(i -> next[i] < topics.get(i).size()).toArray();
            if (open.length == 0) {
                return said;
            }
            var topic = open[random.nextInt(open.length)];
            var event = topics.get(topic).get(next[topic]++);
            var told = step.process(new Record<>(event.key().getBytes(StandardCharsets.UTF_8), event.value(), 0))
                    .stream()
                    .filter(record -> record.value() instanceof Told.StatementTold)
                    .toList();
            var crash = crashes < MOST_CRASHES && random.nextInt(15) == 0;
            told.subList(0, crash ? random.nextInt(told.size() + 1) : told.size())
                    .forEach(record -> said.computeIfAbsent(Math.floorMod(record.key().hashCode(), PARTITIONS), _ -> new ArrayList<>())
                            .add(record.withValue(((Told.StatementTold) record.value()).statement())));
            if (crash) {
                crashes++;
                store.crash(random);
                step = new Running<>(facts(), store);
                System.arraycopy(committed, 0, next, 0, next.length);
            } else if (random.nextInt(10) == 0) {
                store.commit();
                System.arraycopy(next, 0, committed, 0, next.length);
            }
        }
    }

    /** What one task of the cells step makes of the statements that come to it; a board keeps of each cell the highest version. */
    private static void sum(List<Record<String, Statement>> statements, Random random, Map<CellKey, Cell> board) {
        var cells = new Stored<>(CellsStep.STORE, Serialised.contributions());
        var standings = new Stored<>(CellsStep.STANDINGS, Serialised.standings());
        var step = new Running<>(cells(), cells, standings);
        var committed = 0;
        var crashes = 0;
        for (var next = 0; next < statements.size(); next++) {
            var said = step.process(statements.get(next));
            var crash = crashes < MOST_CRASHES && random.nextInt(40) == 0;
            said.subList(0, crash ? random.nextInt(said.size() + 1) : said.size())
                    .stream()
                    .map(record -> Records.readCell(record.value()))
                    .forEach(cell -> board.merge(cell.key(), cell, (former, newer) -> newer.version() > former.version() ? newer : former));
            if (crash) {
                crashes++;
                cells.crash(random);
                standings.crash(random);
                step = new Running<>(cells(), cells, standings);
                next = committed - 1;
            } else if (random.nextInt(10) == 0) {
                cells.commit();
                standings.commit();
                committed = next + 1;
            }
        }
    }

    private static Processor<byte[], byte[], String, Told> facts() {
        return FactsStep.supplier(new EventReader(Shipped.ZONE), (_, why) -> {
            throw new AssertionError(why);
        }, new EventCounts(new SimpleMeterRegistry()), new Generation(1), Shipped.KPIS).get();
    }

    private static Processor<String, Statement, String, byte[]> cells() {
        return CellsStep.supplier(new Generation(1)).get();
    }

    private static Map<CellKey, Aggregate> given(Map<CellKey, Cell> board) {
        var given = new TreeMap<CellKey, Aggregate>();
        board.forEach((key, cell) -> {
            assertThat(cell.facts() == 0).isEqualTo(cell.content() == null);
            if (cell.content() != null) {
                given.put(key, cell.content());
            }
        });
        return given;
    }

    private static Map<CellKey, Aggregate> recomputed(List<Sent> history) {
        var cells = new TreeMap<CellKey, Aggregate>();
        Histories.facts(Histories.observations(history))
                .values()
                .forEach(fact -> Statement.of(fact, Shipped.KPIS)
                        .forEach(statement -> statement.gives().forEach((cell, given) -> cells.merge(cell, given, Aggregate::plus))));
        return cells;
    }

    /** The content of a store, and what was put since the last commit: after a crash only the first part of that is there. */
    private static final class Stored<V> {

        private record Put<V>(String key, V value) {}

        private final String name;
        private final Serde<V> serde;
        private final Map<String, V> committed = new TreeMap<>();
        private final List<Put<V>> since = new ArrayList<>();

        Stored(String name, Serde<V> serde) {
            this.name = name;
            this.serde = serde;
        }

        void commit() {
            since.forEach(put -> committed.put(put.key(), put.value()));
            since.clear();
        }

        void crash(Random random) {
            since.subList(random.nextInt(since.size() + 1), since.size()).clear();
            commit();
        }

        /** The store of a new task, which notes what is put. */
        @SuppressWarnings("unchecked")
        StateStore open(MockProcessorContext<?, ?> context) {
            var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            committed.forEach(store::put);
            return (StateStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{KeyValueStore.class},
                    (_, method, arguments) -> {
                        if (method.getName().equals("put")) {
                            since.add(new Put<>((String) arguments[0], (V) arguments[1]));
                        }
                        return method.invoke(store, arguments);
                    });
        }
    }

    /** One life of a step. */
    private static final class Running<K, V, O, T> {

        private final MockProcessorContext<O, T> context = new MockProcessorContext<>();
        private final Processor<K, V, O, T> step;

        Running(Processor<K, V, O, T> step, Stored<?>... stores) {
            this.step = step;
            for (var store : stores) {
                context.addStateStore(store.open(context));
            }
            context.setRecordMetadata("events", 0, 0);
            step.init(context);
        }

        List<Record<O, T>> process(Record<K, V> record) {
            context.resetForwards();
            step.process(record);
            var said = new ArrayList<Record<O, T>>();
            context.forwarded().forEach(forward -> said.add(retyped(forward.record())));
            return said;
        }

        @SuppressWarnings("unchecked")
        private Record<O, T> retyped(Record<? extends O, ? extends T> record) {
            return (Record<O, T>) record;
        }
    }
}
