package eu.sojourn.kpis.domain.check;

import java.util.HashSet;
import java.util.List;

import eu.sojourn.service.domain.InvalidValue;

/**
 * A table as somebody published it. Its first column labels the rows.
 *
 * @param caption what stands above it; blank if nothing does
 * @param columns names, each once
 */
public record PublishedTable(String name, String caption, List<String> columns, List<Row> rows) {

    public PublishedTable {
        if (columns.isEmpty()) {
            throw new InvalidValue("columns", "must name at least one column");
        }
        var seen = new HashSet<String>();
        for (var column : columns) {
            if (column.isBlank() || !seen.add(column)) {
                throw new InvalidValue("columns", "must have names, each once; look at “" + column + "”");
            }
        }
        for (var row : rows) {
            if (row.cells().size() > columns.size()) {
                throw new InvalidValue("rows", "must not have more cells than columns; look at row " + row.number());
            }
        }
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param number by which a reader finds it, such as that in a spreadsheet; rises from row to row
     * @param cells  from the first column on; missing beyond the last
     */
    public record Row(int number, List<Figure> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public String label() {
            return cell(0).written();
        }

        public Figure cell(int column) {
            return column < cells.size() ? cells.get(column) : Figure.MISSING;
        }
    }
}
