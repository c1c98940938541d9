package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.PublishedTable.Row;

/** The usual other ways to read data, gathered to explain where a wrong number may come from. */
final class Readings {

    /** Each row is left out once, which takes the square of the rows. */
    private static final int MOST_ROWS_LEFT_OUT = 500;

    private final BigDecimal stated;
    private final Map<String, Reading> readings = new LinkedHashMap<>();

    private Readings(BigDecimal stated) {
        this.stated = stated;
    }

    static Readings of(BigDecimal stated) {
        return new Readings(stated);
    }

    List<Reading> all() {
        return List.copyOf(readings.values());
    }

    Readings with(String words, @Nullable BigDecimal value) {
        if (value != null) {
            readings.putIfAbsent(words, new Reading(words, value, value.compareTo(stated) == 0));
        }
        return this;
    }

    private Readings onlyIfItGives(String words, BigDecimal value) {
        return value.compareTo(stated) == 0 ? with(words, value) : this;
    }

    /** How many rows have something in a column, and what they add up to. */
    Readings ofColumn(Grid grid, List<Row> rows, int column) {
        var names = List.of(grid.table().columns().get(column));
        for (var function : List.of(Formula.Function.SUM, Formula.Function.POSITIVE, Formula.Function.COUNT)) {
            with(function.words(names), Formula.value(function, rows, column));
        }
        return this;
    }

    /** How many rows grew between two columns, and by how much. */
    Readings ofGrowth(Grid grid, List<Row> rows, int before, int after) {
        var names = List.of(grid.table().columns().get(before), grid.table().columns().get(after));
        for (var function : List.of(Formula.Function.GREW, Formula.Function.INCREASES)) {
            with(function.words(names), Formula.value(function, rows, before, after));
        }
        with("the number of rows that were zero in %s and are not in %s".formatted(grid.name(before), grid.name(after)),
                BigDecimal.valueOf(rows.stream().filter(row -> signum(row, before) == 0 && signum(row, after) > 0).count()));
        return this;
    }

    private static int signum(Row row, int column) {
        var number = Grid.number(row, column);
        return number == null ? 0 : number.signum();
    }

    /** A sum that misses a part or has one twice. */
    Readings ofSum(List<Row> parts, int column) {
        var sum = Grid.sum(parts, column);
        var missed = parts.stream().filter(row -> isNumber(row, column, sum.subtract(stated))).map(Grid::name).toList();
        var doubled = parts.stream().filter(row -> isNumber(row, column, stated.subtract(sum))).map(Grid::name).toList();
        if (!missed.isEmpty()) {
            onlyIfItGives("the sum without " + either(missed), stated);
        }
        if (!doubled.isEmpty()) {
            onlyIfItGives("the sum with " + either(doubled) + " counted twice", stated);
        }
        return this;
    }

    private static boolean isNumber(Row row, int column, BigDecimal wanted) {
        var number = Grid.number(row, column);
        return number != null && number.signum() != 0 && number.compareTo(wanted) == 0;
    }

    /** What comes out without one of the rows. */
    Readings withoutOne(List<Row> rows, Function<List<Row>, @Nullable BigDecimal> value) {
        if (rows.size() > MOST_ROWS_LEFT_OUT) {
            return this;
        }
        var missed = new ArrayList<String>();
        for (var row : rows) {
            var others = new ArrayList<>(rows);
            others.remove(row);
            var other = value.apply(others);
            if (other != null && other.compareTo(stated) == 0) {
                missed.add(Grid.name(row));
            }
        }
        return missed.isEmpty() ? this : onlyIfItGives("what the data give without " + either(missed), stated);
    }

    private static String either(Collection<String> quoted) {
        var names = quoted.stream().limit(5).toList();
        var more = quoted.size() - names.size();
        return String.join(" or ", names) + (more > 0 ? " or one of " + more + " more" : "");
    }

    /** The right number with two digits beside each other swapped. */
    Readings swapped(BigDecimal right) {
        var digits = Wording.plain(right);
        for (var i = 0; i + 1 < digits.length(); i++) {
            if (digits.charAt(i) != digits.charAt(i + 1) && Character.isDigit(digits.charAt(i))
                    && Character.isDigit(digits.charAt(i + 1))) {
                var swapped = new BigDecimal(
                        digits.substring(0, i) + digits.charAt(i + 1) + digits.charAt(i) + digits.substring(i + 2));
                onlyIfItGives("%s with two digits swapped".formatted(digits), swapped);
            }
        }
        return this;
    }
}
