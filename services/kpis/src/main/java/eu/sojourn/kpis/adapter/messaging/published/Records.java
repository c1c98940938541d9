package eu.sojourn.kpis.adapter.messaging.published;

import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.messaging.event.CloudEvents;
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
        var name = sheet.fact().toString();
        var sequence = generation.sequence(sheet.version());
        return CloudEvents.write(name + "@" + sequence, SERVICE, name, sequence, sheet.at(), cause,
                new OutgoingEvent(FACTS, FactChanged.TYPE, name, FactChanged.of(sheet)));
    }

    public static byte[] write(Cell cell, Generation generation, Causation cause) {
        var name = cell.key().toString();
        var sequence = generation.sequence(cell.version());
        return CloudEvents.write(name + "@" + sequence, SERVICE, name, sequence, cell.at(), cause,
                new OutgoingEvent(CELLS, CellChanged.TYPE, name, CellChanged.of(cell)));
    }

    public static FactSheet sheet(Received<FactChanged> event) {
        return event.data().toSheet(event.sequence());
    }

    public static Cell cell(Received<CellChanged> event) {
        return event.data().toCell(event.sequence());
    }

    /** @throws eu.sojourn.messaging.event.MalformedEvent when it is no record of a cell */
    public static Cell readCell(byte[] bytes) {
        return cell(CloudEvents.read(CloudEvents.read(bytes), CellChanged.class));
    }
}
