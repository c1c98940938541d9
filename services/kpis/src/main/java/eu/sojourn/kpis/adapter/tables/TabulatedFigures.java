package eu.sojourn.kpis.adapter.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.kpis.application.check.FigureTables;
import eu.sojourn.kpis.domain.check.Figure;
import eu.sojourn.kpis.domain.check.Notation;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.PublishedTable;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Sheet;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.Table.Cell;
import eu.sojourn.tables.Table.Kind;
import eu.sojourn.tables.Table.Row;
import eu.sojourn.tables.TableReader;
import eu.sojourn.tables.UnreadableTable;

/** Published figures in CSV and XLSX files. */
@Component
class TabulatedFigures implements FigureTables {

    private static final Limits LIMITS = new Limits(5 * 1024 * 1024, 60L * 1024 * 1024, 100, 50_001, 200, 1_000, 500_000);
    private static final int MOST_FAULTS = 200;
    private static final int MOST_CAPTIONS = 5;

    @Override
    public PublishedFigures read(byte[] file, @Nullable String name, @Nullable String mediaType) {
        List<Sheet> sheets;
        try {
            sheets = TableReader.readSheets(file, name, mediaType, LIMITS);
        } catch (UnreadableTable unreadable) {
            throw refused("file", unreadable.fault().name(), String.valueOf(unreadable.getMessage()));
        }
        var faults = new ArrayList<Reason>();
        sheets.forEach(sheet -> faults.addAll(faults(sheet)));
        refuse(faults);
        var names = new HashSet<String>();
        var tables = sheets.stream().map(sheet -> table(sheet, nameOf(sheet, name), names, faults)).toList();
        refuse(faults);
        if (tables.isEmpty()) {
            throw refused("file", "EMPTY_FILE", "The file has no table. Its first row names the columns.");
        }
        return new PublishedFigures(tables);
    }

    private static void refuse(List<Reason> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
    }

    private static List<Reason> faults(Sheet sheet) {
        var faults = new ArrayList<Reason>();
        for (var row : sheet.rows()) {
            for (var column = 0; column < row.cells().size(); column++) {
                var cell = row.cell(column);
                var field = field(sheet, column, row);
                switch (cell.kind()) {
                    case VALUE -> {
                    }
                    case FORMULA -> faults.add(Reason.ofField(field, "FORMULA",
                            "Cell " + field
                                    + " holds a formula without its value. Open the file in a spreadsheet program and save it, or put the number there"));
                    case ERROR -> faults.add(Reason.ofField(field, "ERROR", "Cell " + field + " holds the error " + cell.text()
                            + ". Correct its formula, or empty the cell"));
                    case TOO_LONG -> faults.add(Reason.ofField(field, "TOO_LONG", "Cell %s has more than %,d characters".formatted(field,
                            LIMITS.cellLength())));
                }
            }
        }
        return faults;
    }

    private static String field(Sheet sheet, int column, Row row) {
        var address = Table.address(column, row.number());
        return isText(sheet) ? address : sheet.name() + "!" + address;
    }

    /** Whether separators alone say in which column a cell stands. */
    private static boolean isText(Sheet sheet) {
        return sheet.name().isEmpty();
    }

    private static String nameOf(Sheet sheet, @Nullable String file) {
        var name = sheet.name().isBlank() && file != null ? file.replaceFirst("\\.[^.]*$", "") : sheet.name();
        return name.isBlank() ? "table" : name;
    }

    /** @param faults to which are added those that show only here */
    private static PublishedTable table(Sheet sheet, String name, Set<String> names, List<Reason> faults) {
        var width = sheet.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var captions = 0;
        while (width > 1 && captions < Math.min(MOST_CAPTIONS, sheet.rows().size() - 1) && sheet.rows().get(captions).cells().size() == 1) {
            captions++;
        }
        var caption = String.join(" ", sheet.rows().subList(0, captions).stream().map(row -> row.cell(0).text()).toList());
        var body = sheet.rows().subList(captions + 1, sheet.rows().size());
        var notation = Notation.of(body.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.isNumber())
                .map(Cell::text)
                .toList());
        var free = free(name, names);
        var columns = columns(sheet.rows().get(captions), width);
        if (isText(sheet)) {
            faults.addAll(longRows(sheet, body, sheet.rows().get(captions).cells().size()));
        }
        faults.addAll(longNumbers(sheet, body, free, columns, notation));
        return new PublishedTable(free, caption, columns, body.stream()
                .map(row -> new PublishedTable.Row(row.number(), row.cells().stream().map(cell -> figure(cell, notation)).toList()))
                .toList());
    }

    /** One fault for all rows: where one has too many cells, most have, such as those of a number with a comma that is not quoted. */
    private static List<Reason> longRows(Sheet sheet, List<Row> body, int width) {
        var rows = body.stream().filter(row -> row.cells().size() > width).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        var first = rows.getFirst();
        var more = rows.size() - 1;
        return List.of(Reason.ofField(field(sheet, width, first), "ROW_TOO_LONG",
                ("Row %d has more cells than the header: %d instead of %d%s. "
                        + "Name each column in the header, and put a text that has the separator in it into quotation marks")
                        .formatted(first.number(), first.cells().size(), width,
                                more == 0 ? "" : "; %,d more %s, too".formatted(more, more == 1 ? "row has" : "rows have"))));
    }

    private static List<Reason> longNumbers(Sheet sheet, List<Row> body, String table, List<String> columns, Notation notation) {
        var faults = new ArrayList<Reason>();
        for (var row : body) {
            var label = row.cell(0).text();
            for (var column = 1; column < row.cells().size(); column++) {
                var text = row.cell(column).text();
                var digits = notation.digitsIfTooMany(text);
                if (digits > 0) {
                    var field = field(sheet, column, row);
                    faults.add(Reason.ofField(field, "NUMBER_TOO_LONG",
                            "Cell %s in the table “%s” (%s, column “%s”) holds a number that is too long to be read: %s has %d digits, at most %d are read"
                                    .formatted(field, table, label.isEmpty() ? "row " + row.number() : "row “" + label + "”",
                                            columns.get(column), Notation.shortened(text), digits, Notation.MOST_DIGITS)));
                }
            }
        }
        return faults;
    }

    private static Figure figure(Cell cell, Notation notation) {
        return (cell.kind() == Kind.VALUE && cell.isNumber() ? Notation.DECIMAL_POINT : notation).read(cell.text());
    }

    private static List<String> columns(Row heading, int width) {
        var names = new HashSet<String>();
        var columns = new ArrayList<String>();
        for (var column = 0; column < width; column++) {
            var text = heading.cell(column).text().replaceAll("\\s+", " ");
            columns.add(free(text.isEmpty() ? "Column " + Table.address(column, 1).replace("1", "") : text, names));
        }
        return columns;
    }

    /** The name, or with a number where it is taken. */
    private static String free(String name, Set<String> taken) {
        var free = name;
        for (var i = 2; !taken.add(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    private static InvalidInput refused(String field, String code, String message) {
        return new InvalidInput(List.of(Reason.ofField(field, code, message)));
    }
}
