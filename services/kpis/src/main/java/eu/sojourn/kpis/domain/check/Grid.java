package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.service.domain.InvalidValue;

/** A table whose columns and rows are found by name. */
final class Grid {

    private final PublishedTable table;
    private final Map<String, Integer> columns = new HashMap<>();
    /** Places of rows by label; -1 for a label that repeats. */
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();

    Grid(PublishedTable table) {
        this.table = table;
        for (var i = 0; i < table.columns().size(); i++) {
            columns.put(table.columns().get(i), i);
        }
        for (var i = 0; i < table.rows().size(); i++) {
            var at = i;
            labels.compute(table.rows().get(i).label(), (_, former) -> former == null ? at : -1);
            numbers.put(table.rows().get(i).number(), i);
        }
    }

    PublishedTable table() {
        return table;
    }

    List<Row> rows() {
        return table.rows();
    }

    /** @throws InvalidValue naming the field if there is no such column */
    int column(String field, String name) {
        var column = columns.get(name.strip());
        if (column == null) {
            throw new InvalidValue(field,
                    "names no column of the table “%s”: “%s”. Its columns are %s".formatted(table.name(), name,
                            Wording.list(table.columns())));
        }
        return column;
    }

    /** @throws InvalidValue naming the field if there is no such row, or more than one */
    Row row(String field, String name) {
        return rows().get(place(field, name));
    }

    private int place(String field, String name) {
        var place = labels.get(name.strip());
        if (place == null && name.matches("#\\d{1,9}")) {
            place = numbers.get(Integer.valueOf(name.substring(1)));
        }
        if (place == null) {
            throw new InvalidValue(field, "names no row of the table “%s”: “%s”".formatted(table.name(), name));
        }
        if (place < 0) {
            throw new InvalidValue(field,
                    "names several rows of the table “%s”: “%s”. Name the one by its number: #%d".formatted(table.name(),
                            name, rows().stream().filter(row -> row.label().equals(name.strip())).findFirst().orElseThrow().number()));
        }
        return place;
    }

    /** How a row is called so that it is found again. */
    String nameOf(Row row) {
        var place = labels.get(row.label());
        return row.label().isBlank() || place == null || place < 0 ? "#" + row.number() : row.label();
    }

    /** The selected rows; where nothing is selected those that are not called a total. */
    List<Row> partsOf(String field, Selection selection) {
        return rows(field, selection, false);
    }

    /** The selected rows; where nothing is selected all. */
    List<Row> allOf(String field, Selection selection) {
        return rows(field, selection, true);
    }

    private List<Row> rows(String field, Selection selection, boolean totals) {
        var from = selection.from() == null ? 0 : place(field + ".from", selection.from());
        var to = selection.to() == null ? rows().size() - 1 : place(field + ".to", selection.to());
        if (from > to) {
            throw new InvalidValue(field + ".to", "must not stand above from");
        }
        var only = places(field + ".only", selection.only());
        var except = places(field + ".except", selection.except());
        var selected = new ArrayList<Row>();
        for (var i = from; i <= to; i++) {
            var row = rows().get(i);
            var named = only.contains(i) || selection.from() != null || selection.to() != null;
            if ((only.isEmpty() || only.contains(i)) && !except.contains(i) && (totals || named || !Headings.isNoPart(row.label()))) {
                selected.add(row);
            }
        }
        return selected;
    }

    private HashSet<Integer> places(String field, List<String> names) {
        var places = new HashSet<Integer>();
        for (var name : names) {
            places.add(place(field, name));
        }
        return places;
    }

    Place at(Row row, int column) {
        return new Place(table.name(), row.label(), row.number(), table.columns().get(column));
    }

    Place at(int column) {
        return new Place(table.name(), null, null, table.columns().get(column));
    }

    Place at(Row row) {
        return new Place(table.name(), row.label(), row.number(), null);
    }

    String name(int column) {
        return Wording.quoted(table.columns().get(column));
    }

    static String name(Row row) {
        return row.label().isBlank() ? "row " + row.number() : Wording.quoted(row.label());
    }

    static @Nullable BigDecimal number(Row row, int column) {
        return row.cell(column).number();
    }

    /** How many of the given rows have no number in a column. */
    static int withoutNumber(List<Row> rows, int column) {
        return Math.toIntExact(rows.stream().filter(row -> number(row, column) == null).count());
    }

    /** Of the given rows the sum in a column; what is no number adds nothing. */
    static BigDecimal sum(List<Row> rows, int column) {
        var sum = BigDecimal.ZERO;
        for (var row : rows) {
            var number = number(row, column);
            sum = number == null ? sum : sum.add(number);
        }
        return sum;
    }
}
