package eu.sojourn.kpis.adapter.messaging.topology;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.figure.Contribution;
import eu.sojourn.kpis.domain.figure.Standing;
import eu.sojourn.kpis.domain.figure.Statement;
import eu.sojourn.service.causation.Causation;

/**
 * Keeps what each fact stated last to each indicator, and for each cell the set of contributions that follow, one for each fact; says the cell
 * that follows from its set. What is stored is the set; of the cells that moved last what follows is remembered, any other is computed anew
 * from its set. An older statement is passed over; one that is there already makes it say its cells again, which mends a crash between
 * storing and saying. All statements to an indicator come to one task, in one order: so whatever was told is known here to be taken back.
 */
final class CellsStep implements Processor<String, Statement, String, byte[]> {

    static final String STORE = "cells";
    static final String STANDINGS = "standings";
    private static final int CELLS_REMEMBERED = 10_000;
    private static final int REMEMBERED = 500;

    private final Generation generation;
    /** Each is the result of a set of contributions, and stored nowhere but there. */
    private @Nullable Recent<CellKey, Cell> cells;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, Contribution> sets;
    private @Nullable Recent<String, Contribution> contributions;
    private @Nullable Recent<String, Standing> standings;

    private CellsStep(Generation generation) {
        this.generation = generation;
    }

    static ProcessorSupplier<String, Statement, String, byte[]> supplier(Generation generation) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Statement, String, byte[]> get() {
                return new CellsStep(generation);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serialised.contributions()),
                        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STANDINGS), Serdes.String(), Serialised.standings()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        KeyValueStore<String, Contribution> stored = context.getStateStore(STORE);
        this.sets = stored;
        this.cells = new Recent<>(CELLS_REMEMBERED, this::fromItsSet, (_, _) -> {});
        this.contributions = Recent.of(stored, REMEMBERED);
        this.standings = Recent.of(context.getStateStore(STANDINGS), REMEMBERED);
    }

    @Override
    public void process(Record<String, Statement> record) {
        var recent = requireNonNull(standings);
        var statement = record.value();
        var name = statement.kpi() + " " + statement.fact();
        var standing = recent.get(name).orElse(null);
        var change = standing == null ? Standing.first(statement) : standing.with(statement);
        var changed = change.contributions()
                .entrySet()
                .stream()
                .map(one -> contribute(one.getKey(), statement.fact(), one.getValue()))
                .flatMap(Optional::stream)
                .toList();
        var keys = changed.stream().map(cell -> generation.key(cell.key().toString())).toList();
        for (var i = 0; i < changed.size(); i++) {
            tell(keys.get(i), changed.get(i), Moves.goesOn(keys, i), record);
        }
        if (change.standing() != standing) {
            recent.put(name, change.standing());
        }
    }

    /** @return the cell, to be said; empty where there is something newer */
    private Optional<Cell> contribute(CellKey key, FactId fact, Contribution newer) {
        var recent = requireNonNull(contributions);
        var place = key + " " + fact;
        var former = recent.get(place).orElse(null);
        if (former != null && former.version() > newer.version()) {
            return Optional.empty();
        }
        var known = requireNonNull(cells);
        var cell = known.get(key).orElseThrow();
        if (former == null || former.version() < newer.version()) {
            recent.put(place, newer);
            cell = former == null ? cell.plus(newer) : cell.replacing(former, newer);
            known.put(key, cell);
        }
        return Optional.of(cell);
    }

    private void tell(String key, Cell cell, boolean goesOn, Record<String, Statement> record) {
        var headers = new RecordHeaders();
        if (goesOn) {
            Moves.markGoingOn(headers);
        }
        var cause = Causation.ofEvent(correlation(record), record.value().fact().toString());
        requireNonNull(context).forward(new Record<>(key, Records.write(cell, generation, cause), record.timestamp(), headers));
    }

    private Cell fromItsSet(CellKey key) {
        var set = new ArrayList<Contribution>();
        try (var entries = requireNonNull(sets).prefixScan(key + " ", new StringSerializer())) {
            entries.forEachRemaining(entry -> set.add(entry.value));
        }
        return Cell.of(key, set);
    }

    private static String correlation(Record<?, ?> record) {
        var header = record.headers().lastHeader(FactsStep.CORRELATION);
        return header == null ? Causation.root().correlationId() : new String(header.value(), StandardCharsets.UTF_8);
    }
}
