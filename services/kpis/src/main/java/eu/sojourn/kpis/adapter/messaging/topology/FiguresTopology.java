package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.figure.Statement;
import eu.sojourn.kpis.domain.indicator.Kpi;

/**
 * The topology of the figures.
 *
 * <pre>
 * events ─► facts (store) ─┬─► kpis.facts
 *                          └─► statements (by indicator) ─► cells (store) ─► kpis.cells
 * </pre>
 *
 * It is exact under at-least-once delivery: a fact is a fold that repetition and order do not change, a statement follows from a fact alone and
 * replaces the former one of that fact, a cell is derived from a set with one contribution for each fact, and every step passes over what is
 * not newer than what it has.
 */
final class FiguresTopology {

    private final EventReader reader;
    private final Parking parking;
    private final EventCounts counts;
    private final Generation generation;
    private final List<Kpi> kpis;

    FiguresTopology(EventReader reader, Parking parking, EventCounts counts, Generation generation, List<Kpi> kpis) {
        this.reader = reader;
        this.parking = parking;
        this.counts = counts;
        this.generation = generation;
        this.kpis = kpis;
    }

    /** @param sources the topics of events */
    Topology build(List<String> sources, Properties settings) {
        var builder = new StreamsBuilder();
        var told = builder.stream(sources, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"))
                .process(FactsStep.supplier(reader, parking, counts, generation, kpis), Named.as("fold-facts"))
                .split(Named.as("told-"))
                .branch((_, value) -> value instanceof Told.FactTold, Branched.as("facts"))
                .defaultBranch(Branched.as("statements"));
        told.get("told-facts")
                .mapValues(value -> ((Told.FactTold) value).record(), Named.as("write-facts"))
                .to(Records.FACTS, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("say-facts"));
        told.get("told-statements")
                .mapValues(value -> ((Told.StatementTold) value).statement(), Named.as("statements"))
                .repartition(Repartitioned.<String, Statement>as(Names.CONTRIBUTIONS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serialised.statements()))
                .process(CellsStep.supplier(generation), Named.as("sum-cells"))
                .to(Records.CELLS, Produced.with(Serdes.String(), Serdes.ByteArray())
                        .withStreamPartitioner((_, key, _, partitions) -> Optional.of(Set.of(Moves.partition(key, partitions))))
                        .withName("say-cells"));
        return builder.build(settings);
    }
}
