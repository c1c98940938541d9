package eu.sojourn.registration.domain.encoding;

import eu.sojourn.service.domain.InvalidValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An uploaded sheet: its columns and its rows.
 *
 * @param headers what the known columns are called in the sheet
 * @param ignored what the other columns are called
 * @param rows    those that are not blank, without the template's example
 */
public record Sheet(Map<Column, String> headers, List<String> ignored, List<SheetRow> rows) {

    /** Reference of the example row of the template, which is no visit. */
    public static final String EXAMPLE = "EXAMPLE";

    /** The header may stand below a title. */
    private static final int HEADER_WITHIN_ROWS = 10;
    private static final int MOST_CHARACTERS = 4_000_000;

    public Sheet {
        headers = Map.copyOf(headers);
        ignored = List.copyOf(ignored);
        rows = List.copyOf(rows);
    }

    /** A row as it was read, from column A on. */
    public record Line(int number, List<SheetCell> cells) {}

    /**
     * Finds the header among the first rows, and reads the rows below it.
     *
     * @param addresses makes the address of a cell from its column, from 0, and its row
     * @throws InvalidValue naming {@code file}, if there is no column of organisations, if a column is there twice, or if there are no rows
     */
    public static Sheet of(List<Line> lines, Addresses addresses) {
        for (var at = 0; at < Math.min(lines.size(), HEADER_WITHIN_ROWS); at++) {
            if (lines.get(at)
                    .cells()
                    .stream()
                    .anyMatch(cell -> Column.named(cell.text()).filter(Column.ORGANISATION::equals).isPresent())) {
                return below(lines.get(at), lines.subList(at + 1, lines.size()), addresses);
            }
        }
        throw new InvalidValue("file", "needs a header with a column \"Organisation\". Take the template for the names of its columns");
    }

    /** Makes the address of a cell. */
    @FunctionalInterface
    public interface Addresses {
        String of(int column, int row);
    }

    private static Sheet below(Line header, List<Line> lines, Addresses addresses) {
        var places = new EnumMap<Column, Integer>(Column.class);
        var headers = new EnumMap<Column, String>(Column.class);
        var ignored = new ArrayList<String>();
        for (var at = 0; at < header.cells().size(); at++) {
            var name = header.cells().get(at).text();
            var column = Column.named(name);
            if (column.isEmpty()) {
                if (!name.isEmpty() && !name.equals(Column.FAULTS)) {
                    ignored.add(name);
                }
            } else if (places.putIfAbsent(column.get(), at) != null) {
                throw new InvalidValue("file", "has the column \"%s\" twice, as \"%s\" and as \"%s\" in %s. Rename one of them"
                        .formatted(column.get().title(), headers.get(column.get()), name, header.cells().get(at).address()));
            } else {
                headers.put(column.get(), name);
            }
        }
        var rows = lines.stream().map(line -> row(line, places, addresses)).filter(Sheet::isMeant).toList();
        if (rows.isEmpty()) {
            throw new InvalidValue("file", "has no row below its header");
        }
        if (rows.stream().flatMap(row -> row.cells().values().stream()).mapToLong(cell -> cell.text().length()).sum() > MOST_CHARACTERS) {
            throw new InvalidValue("file", "holds more text than four million characters. Send its rows in parts");
        }
        return new Sheet(headers, ignored, rows);
    }

    private static SheetRow row(Line line, Map<Column, Integer> places, Addresses addresses) {
        var cells = new EnumMap<Column, SheetCell>(Column.class);
        places.forEach((column, at) -> cells.put(column, at < line.cells().size()
                ? line.cells().get(at)
                : new SheetCell(addresses.of(at, line.number()), "", null)));
        return new SheetRow(line.number(), cells);
    }

    /** Not the example, nor a row with something in ignored columns only. */
    private static boolean isMeant(SheetRow row) {
        return row.cells().values().stream().anyMatch(cell -> !cell.isBlank()) && !row.text(Column.REFERENCE).equals(EXAMPLE);
    }
}
