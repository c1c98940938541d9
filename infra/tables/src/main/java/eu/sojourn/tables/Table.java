package eu.sojourn.tables;

import java.util.List;

/**
 * What an uploaded file holds: of a workbook its first visible sheet.
 *
 * @param format what the file is by its content
 * @param rows   those that are not blank, in their order
 */
public record Table(TableFormat format, List<Row> rows) {

    public Table {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param number as spreadsheet programs show it, from 1
     * @param cells  from column A on, without blank ones at the end
     */
    public record Row(int number, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** @param column from 0; beyond the last cell, cells are blank */
        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }
    }

    /**
     * One cell.
     *
     * @param text     without spaces around it; of a date in its ISO form; of a formula the formula, never its value; of an error its code
     * @param isNumber whether the file holds it as a number, which is then written with a decimal point; known of {@link Sheet}s alone
     */
    public record Cell(String text, Kind kind, boolean isNumber) {

        public Cell(String text, Kind kind) {
            this(text, kind, false);
        }

        public static final Cell BLANK = new Cell("", Kind.VALUE);

        public boolean isBlank() {
            return kind == Kind.VALUE && text.isEmpty();
        }
    }

    /** Only a {@link #VALUE} may be used; the others are faults of their cell. */
    public enum Kind {
        VALUE, FORMULA, ERROR, TOO_LONG
    }

    /**
     * The name of a cell, such as C7.
     *
     * @param column from 0
     * @param row    from 1
     */
    public static String address(int column, int row) {
        var letters = new StringBuilder();
        for (var rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.append(row).toString();
    }
}
