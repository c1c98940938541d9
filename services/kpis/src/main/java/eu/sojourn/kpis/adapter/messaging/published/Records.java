package eu.sojourn.kpis.adapter.messaging.published;

import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads our own records. Saying the same state again gives an event with the same id. */
public final class Records {

    public static final String FACTS = "kpis.facts";
    public static final String CELLS = "kpis.cells";

    private static final String SERVICE = "kpis";

    private static final JsonMapper CELL_RECORD = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Records() {}

    public static byte[] write(FactSheet sheet, Generation generation, Causation cause) {
        var key = generation.key(sheet.fact().toString());
        return CloudEvents.write(key + "@" + sheet.version(), SERVICE, key, sheet.version(), sheet.at(), cause,
                new OutgoingEvent(FACTS, FactChanged.TYPE, key, FactChanged.of(sheet)));
    }

    public static byte[] write(Cell cell, Generation generation, Causation cause) {
        var key = generation.key(cell.key().toString());
        return CloudEvents.write(key + "@" + cell.version(), SERVICE, key, cell.version(), cell.at(), cause,
                new OutgoingEvent(CELLS, CellChanged.TYPE, key, CellChanged.of(cell)));
    }

    /** @throws MalformedEvent when no generation said it */
    public static Generation generation(Received<?> event) {
        return Generation.of(event.subject())
                .orElseThrow(() -> new MalformedEvent("the subject " + event.subject() + " names no generation", null));
    }

    public static FactSheet sheet(Received<FactChanged> event) {
        return event.data().toSheet(event.sequence());
    }

    public static Cell cell(Received<CellChanged> event) {
        return event.data().toCell(event.sequence());
    }

    /**
     * Reads no more of a record than its cell, and that at once: a board begins with hundreds of thousands of them.
     *
     * @throws MalformedEvent when it is no record of a cell
     */
    public static Cell readCell(byte[] bytes) {
        try {
            var record = CELL_RECORD.readValue(bytes, CellRecord.class);
            if (!CellChanged.TYPE.equals(record.type()) || record.data() == null) {
                throw new MalformedEvent("no record of a cell but " + record.type(), null);
            }
            return record.data().toCell(record.sequence());
        } catch (JacksonException e) {
            throw new MalformedEvent("no record of a cell: " + e.getOriginalMessage(), e);
        }
    }

    private record CellRecord(@Nullable String type, long sequence, @Nullable CellChanged data) {}
}
