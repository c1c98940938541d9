package eu.sojourn.tables;

import eu.sojourn.tables.Table.Cell;
import eu.sojourn.tables.Table.Kind;
import eu.sojourn.tables.Table.Row;
import eu.sojourn.tables.UnreadableTable.Fault;
import java.util.ArrayList;
import java.util.List;

/** Gathers the rows of one sheet after the other within limits; the first cell or row beyond them ends the reading. */
final class Rows {

    private final Limits limits;
    private final List<Row> rows = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private int rowsBefore;
    private int cellsInAll;

    Rows(Limits limits) {
        this.limits = limits;
    }

    /** @param column from 0 */
    void cell(int column, String raw, Kind kind) {
        cell(column, raw, kind, false);
    }

    /** @param column from 0 */
    void cell(int column, String raw, Kind kind, boolean isNumber) {
        var text = strip(raw);
        if (text.isEmpty() && kind == Kind.VALUE) {
            return;
        }
        if (++cellsInAll > limits.cells()) {
            throw new UnreadableTable(Fault.TOO_MANY_CELLS,
                    "There are more than %,d cells with something in them. Send the file in parts.".formatted(limits.cells()));
        }
        if (column >= limits.columns()) {
            throw new UnreadableTable(Fault.TOO_MANY_COLUMNS,
                    "There is something in more than %d columns. Delete the columns that are not needed.".formatted(limits.columns()));
        }
        while (cells.size() <= column) {
            cells.add(Cell.BLANK);
        }
        cells.set(column, text.length() > limits.cellLength()
                ? new Cell(text.substring(0, limits.cellLength()), kind == Kind.VALUE ? Kind.TOO_LONG : kind)
                : new Cell(kind == Kind.VALUE ? Formulas.unescaped(text) : text, kind, isNumber));
    }

    /** @param number from 1 */
    void endOfRow(int number) {
        if (cells.isEmpty()) {
            return;
        }
        if (rowsBefore + rows.size() == limits.rows()) {
            throw new UnreadableTable(Fault.TOO_MANY_ROWS,
                    "There are more than %,d rows below the header. Send them in parts.".formatted(limits.rows() - 1));
        }
        rows.add(new Row(number, cells));
        cells.clear();
    }

    List<Row> all() {
        return rows;
    }

    /** Ends a sheet. The limits hold for all sheets together. */
    List<Row> endOfSheet() {
        var ended = List.copyOf(rows);
        rowsBefore += ended.size();
        rows.clear();
        return ended;
    }

    /** Takes away what one does not see around a text, such as the hard spaces that pages and PDF files leave. */
    private static String strip(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isInvisible(text.charAt(from))) {
            from++;
        }
        while (to > from && isInvisible(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
