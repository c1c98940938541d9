package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.FigureChecks.Finding;
import eu.sojourn.portal.services.FigureChecks.Report;
import eu.sojourn.portal.services.FigureChecks.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked table with a mark at each place that something was found at.
 *
 * @param id    of its place on the page
 * @param notes of the table as a whole
 * @param left  how many of its rows are not shown
 */
record MarkedTable(String name, String caption, String id, List<Cell> columns, List<Line> rows, List<Note> notes, int left) {

    /** More rows than anybody reads on one page. */
    private static final int SHOWN = 250;

    /** @param number by which the row is found in its file */
    record Line(int number, List<Cell> cells, List<Note> notes) {
        private boolean isMarked() {
            return !notes.isEmpty() || cells.stream().anyMatch(cell -> !cell.notes().isEmpty());
        }
    }

    /** @param id of its place on the page; null where nothing was found */
    record Cell(String text, @Nullable String id, List<Note> notes) {}

    /** @param number of the finding on the page */
    record Note(int number, String computed) {}

    static List<MarkedTable> all(Report report) {
        Map<String, List<Note>> notes = new HashMap<>();
        for (int i = 0; i < report.findings().size(); i++) {
            Finding finding = report.findings().get(i);
            notes.computeIfAbsent(anchor(finding, report), _ -> new ArrayList<>()).add(new Note(i + 1, finding.computed()));
        }
        List<MarkedTable> tables = new ArrayList<>();
        for (int i = 0; i < report.tables().size(); i++) {
            tables.add(of(report.tables().get(i), i, notes));
        }
        return tables;
    }

    /** Where on the page the place of a finding is. */
    static String anchor(Finding finding, Report report) {
        for (int i = 0; i < report.tables().size(); i++) {
            Table table = report.tables().get(i);
            if (table.name().equals(finding.where().table())) {
                return anchor(i, finding.where().rowNumber(), table.columns().indexOf(String.valueOf(finding.where().column())));
            }
        }
        return "findings";
    }

    private static String anchor(int table, @Nullable Integer row, int column) {
        return "table-" + table + (row == null ? "" : "-row-" + row) + (column < 0 ? "" : "-column-" + column);
    }

    private static MarkedTable of(Table table, int index, Map<String, List<Note>> notes) {
        List<Cell> columns = cells(table.columns(), index, null, notes);
        List<Line> all = table.rows()
                .stream()
                .map(row -> new Line(row.number(), cells(row.cells(), index, row.number(), notes),
                        notes.getOrDefault(anchor(index, row.number(), -1), List.of())))
                .toList();
        List<Line> shown = all.stream()
                .sorted(Comparator.comparing(line -> !line.isMarked()))
                .limit(SHOWN)
                .sorted(Comparator.comparingInt(Line::number))
                .toList();
        return new MarkedTable(table.name(), table.caption(), "table-" + index, columns, shown,
                notes.getOrDefault(anchor(index, null, -1), List.of()), table.rowsInAll() - shown.size());
    }

    private static List<Cell> cells(List<String> texts, int table, @Nullable Integer row, Map<String, List<Note>> notes) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < texts.size(); column++) {
            String id = anchor(table, row, column);
            List<Note> found = notes.getOrDefault(id, List.of());
            cells.add(new Cell(texts.get(column), found.isEmpty() ? null : id, found));
        }
        return cells;
    }
}
