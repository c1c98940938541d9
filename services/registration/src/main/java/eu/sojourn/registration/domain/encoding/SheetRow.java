package eu.sojourn.registration.domain.encoding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet below its header.
 *
 * @param number as spreadsheet programs show it
 * @param cells  those of known columns, blank ones too
 */
public record SheetRow(int number, Map<Column, SheetCell> cells) {

    public SheetRow {
        cells = Map.copyOf(cells);
    }

    /** @return null if the sheet has no such column, or the cell is blank */
    public @Nullable SheetCell cell(Column column) {
        var cell = cells.get(column);
        return cell == null || cell.isBlank() ? null : cell;
    }

    /** What stands in a cell; empty if nothing does. */
    public String text(Column column) {
        var cell = cell(column);
        return cell == null ? "" : cell.text();
    }
}
