package eu.sojourn.kpis.adapter.messaging.published;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;

/**
 * The data of {@code kpis.cell-changed.v1}: the whole state of a cell after a change. Subject and key of the record are the name of the
 * cell, the sequence is its version within a {@link Generation}. Of two events of one cell the one with the higher sequence holds.
 *
 * @param value a decimal number as text, so that no reader rounds it
 * @param facts how many visits or Xchanges give something
 * @param at when the latest event was recorded that the cell reflects
 */
public record CellChanged(String cell, String kpi, String programmeId, String period, Map<String, String> dimensions, String value,
        long facts,
        Instant at) {

    public static final String TYPE = "kpis.cell-changed.v1";

    static CellChanged of(Cell cell) {
        return new CellChanged(cell.key().toString(), cell.key().kpi(), cell.key().programmeId(), cell.key().period().toString(),
                cell.key().dimensions(), cell.value().toPlainString(), cell.facts(), cell.at());
    }

    Cell toCell(long version) {
        return new Cell(new CellKey(kpi, programmeId, YearMonth.parse(period), new TreeMap<>(dimensions)), new BigDecimal(value), facts,
                version, at);
    }
}
