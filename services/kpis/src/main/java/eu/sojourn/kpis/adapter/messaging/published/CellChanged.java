package eu.sojourn.kpis.adapter.messaging.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.indicator.Dimension;

/**
 * The data of {@code kpis.cell-changed.v1}: the whole state of a cell after a change. Subject and key of the record are the name of the
 * cell in its {@link eu.sojourn.kpis.domain.generation.Generation Generation}, the sequence is its version there. Of two events of one
 * subject the one with the higher sequence holds.
 *
 * @param content what the facts give together; absent when none gives anything any more
 * @param facts how many facts give something
 * @param at when the latest event was recorded that the cell reflects
 */
public record CellChanged(String cell, String kpi, String programmeId, LocalDate day, Map<String, String> dimensions,
        @Nullable AggregateJson content, long facts, Instant at) {

    public static final String TYPE = "kpis.cell-changed.v1";

    static CellChanged of(Cell cell) {
        var content = cell.content();
        return new CellChanged(cell.key().toString(), cell.key().kpi(), cell.key().programmeId(), cell.key().day(),
                Dimension.written(cell.key().dimensions()),
                content == null ? null : AggregateJson.of(content), cell.facts(), cell.at());
    }

    Cell toCell(long version) {
        return new Cell(CellKey.parse(cell), content == null ? null : content.aggregate(), facts, version, at);
    }
}
