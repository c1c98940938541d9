package eu.sojourn.kpis.adapter.messaging.published;

import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;

/** Writes and reads our own records. Saying the same state again gives an event with the same id. */
public final class Records {

    public static final String FACTS = "kpis.facts";
    public static final String CELLS = "kpis.cells";

    private static final String SERVICE = "kpis";

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

    /** @throws MalformedEvent when it is no record of a cell */
    public static Cell readCell(byte[] bytes) {
        return cell(CloudEvents.read(CloudEvents.read(bytes), CellChanged.class));
    }
}
