package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.List;
import java.util.function.Function;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.figure.Contribution;
import eu.sojourn.kpis.domain.indicator.Kpi;

/**
 * The topology of the figures.
 *
 * <pre>
 * events ─► facts (store) ─┬─► kpis.facts
 *                          └─► contributions (by cell) ─► cells (store) ─► kpis.cells
 * </pre>
 *
 * It is exact under at-least-once delivery: a fact is a fold that repetition and order do not change, a cell is derived from a set with one
 * contribution for each fact, and every step passes over what is not newer than what it has.
 */
final class FiguresTopology implements Function<KStream<byte[], byte[]>, KStream<String, byte[]>[]> {

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

    /** @return the streams for {@code kpis.facts} and {@code kpis.cells} */
    @Override
    public KStream<String, byte[]>[] apply(KStream<byte[], byte[]> events) {
        var told = events.process(FactsStep.supplier(reader, parking, counts, generation, kpis), Named.as("fold-facts"))
                .split(Named.as("told-"))
                .branch((_, value) -> value instanceof Told.FactTold, Branched.as("facts"))
                .defaultBranch(Branched.as("contributions"));
        var facts = told.get("told-facts").mapValues(value -> ((Told.FactTold) value).record(), Named.as("write-facts"));
        var cells = told.get("told-contributions")
                .mapValues(value -> ((Told.ContributionTold) value).contribution(), Named.as("contributions"))
                .repartition(Repartitioned.<String, Contribution>as("contributions")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serialised.contributions()))
                .process(CellsStep.supplier(generation), Named.as("sum-cells"));
        return streams(facts, cells);
    }

    @SuppressWarnings("unchecked")
    private static KStream<String, byte[]>[] streams(KStream<String, byte[]> facts, KStream<String, byte[]> cells) {
        return (KStream<String, byte[]>[]) new KStream<?, ?>[]{facts, cells};
    }
}
