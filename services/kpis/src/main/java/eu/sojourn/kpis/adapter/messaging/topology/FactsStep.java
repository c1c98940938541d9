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
 * crash between storing and saying, the repeated event mends it. A record that cannot be read, or that its fact cannot take in, is parked and
 * passed over.
 */
final class FactsStep implements Processor<byte[], byte[], String, Told> {

    static final String STORE = "facts";
    /** Header of statements: the correlation id of the event that they come from. */
    static final String CORRELATION = "sojourn-correlation";

    private static final int REMEMBERED = 200;
    /** Brokers take records of at most a million bytes, of facts as they are said and as they are stored. */
    private static final int LARGEST_RECORD = 900_000;
    private static final int MOST_PLACES = 2_000;

    private final EventReader reader;
    private final Parking parking;
    private final EventCounts counts;
    private final Generation generation;
    private final List<Kpi> kpis;
    private @Nullable ProcessorContext<String, Told> context;
    private @Nullable Recent<String, Fact> facts;

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
        this.facts = Recent.of(context.getStateStore(STORE), REMEMBERED);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        switch (reader.read(record.key(), record.value())) {
            case Observed observed -> fold(record, observed);
            case Unneeded _ -> count("passed over");
            case Malformed(var why) -> park(record, why);
        }
    }

    /** What is to be said after an event. */
    private record Folded(Fact fact, byte[] sheet, List<Statement> statements) {}

    private void fold(Record<byte[], byte[]> record, Observed observed) {
        var recent = requireNonNull(facts);
        var event = observed.observation();
        var name = event.fact().toString();
        var before = recent.get(name).orElseGet(() -> Fact.unknown(event.fact()));
        Folded folded;
        try {
            folded = folded(before, observed);
        } catch (RuntimeException e) {
            // Nobody gains by a topology that stops at one event for ever.
            park(record, e);
            return;
        }
        var fact = folded.fact();
        if (fact != before) {
            recent.put(name, fact);
        }
        tell(generation.key(name), new Told.FactTold(folded.sheet()), record, observed);
        folded.statements().forEach(statement -> tell(statement.kpi(), new Told.StatementTold(statement), record, observed));
        count(fact == before ? "repeated" : "folded");
    }

    private Folded folded(Fact before, Observed observed) {
        var event = observed.observation();
        var fact = before.with(event);
        var sheet = FactSheet.of(fact, kpis);
        var written = Records.write(sheet, generation, Causation.ofEvent(observed.correlationId(), event.eventId()));
        if (fact.milestones().size() > MOST_PLACES || written.length > LARGEST_RECORD) {
            throw new IllegalStateException("more is known of " + fact.id() + " than a record holds");
        }
        return new Folded(fact, written, Statement.after(event.milestone(), fact, sheet, kpis));
    }

    private void park(Record<byte[], byte[]> record, RuntimeException why) {
        parking.park(asRead(record), why);
        count("parked");
    }

    private void count(String outcome) {
        counts.read(requireNonNull(context).recordMetadata().map(metadata -> metadata.topic()).orElse(""), outcome);
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
