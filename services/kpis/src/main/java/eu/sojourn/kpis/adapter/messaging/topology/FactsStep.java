package eu.sojourn.kpis.adapter.messaging.topology;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading.Malformed;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading.Observed;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading.Unneeded;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.figure.Statement;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Kpi;
import eu.sojourn.service.causation.Causation;

/**
 * Folds events into facts and says what changed. An event that says nothing new makes it say the fact and its statements again: after a
 * crash between storing and saying, the repeated event mends it. A record that cannot be read is parked and passed over.
 */
final class FactsStep implements Processor<byte[], byte[], String, Told> {

    static final String STORE = "facts";
    /** Header of statements: the correlation id of the event that they come from. */
    static final String CORRELATION = "sojourn-correlation";

    private static final int REMEMBERED = 500;

    private final EventReader reader;
    private final Parking parking;
    private final EventCounts counts;
    private final Generation generation;
    private final List<Kpi> kpis;
    private final Recent<String, Fact> recent = new Recent<>(REMEMBERED);
    private @Nullable ProcessorContext<String, Told> context;
    private @Nullable KeyValueStore<String, Fact> facts;

    private FactsStep(EventReader reader, Parking parking, EventCounts counts, Generation generation, List<Kpi> kpis) {
        this.reader = reader;
        this.parking = parking;
        this.counts = counts;
        this.generation = generation;
        this.kpis = kpis;
    }

    static ProcessorSupplier<byte[], byte[], String, Told> supplier(EventReader reader, Parking parking, EventCounts counts,
            Generation generation, List<Kpi> kpis) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], String, Told> get() {
                return new FactsStep(reader, parking, counts, generation, kpis);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serialised.facts()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Told> context) {
        this.context = context;
        this.facts = context.getStateStore(STORE);
        recent.clear();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var topic = requireNonNull(context).recordMetadata().map(metadata -> metadata.topic()).orElse("");
        switch (reader.read(record.key(), record.value())) {
            case Observed observed -> counts.read(topic, fold(record, observed) ? "folded" : "repeated");
            case Unneeded _ -> counts.read(topic, "passed over");
            case Malformed(var why) -> {
                parking.park(asRead(record), why);
                counts.read(topic, "parked");
            }
        }
    }

    /** @return whether the event said something new */
    private boolean fold(Record<byte[], byte[]> record, Observed observed) {
        var store = requireNonNull(facts);
        var event = observed.observation();
        var name = event.fact().toString();
        var before = recent.get(name, () -> store.get(name)).orElseGet(() -> Fact.unknown(event.fact()));
        var fact = before.with(event);
        if (fact != before) {
            store.put(name, fact);
            recent.put(name, fact);
        }
        var sheet = FactSheet.of(fact, kpis);
        var written = Records.write(sheet, generation, Causation.ofEvent(observed.correlationId(), event.eventId()));
        tell(generation.key(name), new Told.FactTold(written), record, observed);
        for (var statement : Statement.after(event.milestone(), fact, sheet, kpis)) {
            tell(statement.kpi(), new Told.StatementTold(statement), record, observed);
        }
        return fact != before;
    }

    private void tell(String key, Told told, Record<byte[], byte[]> record, Observed observed) {
        var headers = new RecordHeaders();
        headers.add(CORRELATION, observed.correlationId().getBytes(StandardCharsets.UTF_8));
        requireNonNull(context).forward(new Record<>(key, told, record.timestamp(), headers));
    }

    private ConsumerRecord<byte[], byte[]> asRead(Record<byte[], byte[]> record) {
        var metadata = requireNonNull(context).recordMetadata().orElseThrow();
        return new ConsumerRecord<>(metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp(),
                TimestampType.CREATE_TIME,
                record.key() == null ? -1 : record.key().length, record.value() == null ? -1 : record.value().length, record.key(),
                record.value(),
                record.headers(), Optional.empty());
    }
}
