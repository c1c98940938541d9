package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import eu.sojourn.kpis.domain.check.FigureChecker.Tally;
import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.kpis.domain.check.Rule.Claim;
import eu.sojourn.kpis.domain.check.Rule.DistinctCount;
import eu.sojourn.service.domain.InvalidValue;

/** What is told of a table. */
final class Claims {

    private Claims() {}

    static void check(DistinctCount rule, Grid grid, String field, Tally tally) {
        var column = grid.column(field + ".column", rule.column());
        var rows = grid.partsOf(field + ".rows", rule.rows());
        var where = grid.at(column);
        var stated = switch (rule.stated()) {
            case Quantity.Stated number -> number.value();
            case Quantity.InCell cell -> {
                var row = grid.row(field + ".stated.row", cell.row());
                var at = grid.column(field + ".stated.column", cell.column());
                where = grid.at(row, at);
                var number = Grid.number(row, at);
                if (number == null) {
                    throw new InvalidValue(field + ".stated", "must be a cell with a number");
                }
                yield number;
            }
            case Quantity.InColumn _,Quantity.SumOf _ -> throw new InvalidValue(field + ".stated", "must be a number or a cell");
        };
        var distinct = Formula.value(Formula.Function.DISTINCT, rows, column);
        if (distinct == null || rows.isEmpty()) {
            return;
        }
        if (stated.compareTo(distinct) == 0) {
            tally.holds();
            return;
        }
        var filled = rows.stream().filter(row -> !(row.cell(column) instanceof Figure.Missing)).toList();
        tally.found(where, Wording.plain(stated), Wording.plain(distinct),
                "There are said to be %s different values in %s, but there %s %s.".formatted(Wording.plain(stated), grid.name(column),
                        distinct.compareTo(BigDecimal.ONE) == 0 ? "is" : "are", Wording.plain(distinct)),
                Readings.of(stated)
                        .with("the number of rows, repeated values among them", BigDecimal.valueOf(filled.size()))
                        .with("the number of different values if capitals, spaces and punctuation do not matter", loosely(filled, column))
                        .with("the number of all rows of the table", BigDecimal.valueOf(grid.rows().size()))
                        .all());
    }

    private static BigDecimal loosely(List<Row> rows, int column) {
        var values = new HashSet<String>();
        rows.forEach(row -> values.add(row.cell(column).written().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "")));
        return BigDecimal.valueOf(values.size());
    }

    static void check(Claim rule, Grid grid, String field, Tally tally) {
        var at = field + ".formula";
        var rows = grid.partsOf(field + ".rows", rule.rows());
        var value = rule.formula().value(grid, rows, at);
        if (value == null) {
            return;
        }
        var stated = rule.stated();
        if (stated.subtract(value).abs().compareTo(FigureChecker.halfAUnit(stated)) <= 0 && (stated.scale() > 0 || !isWhole(value))
                || stated.compareTo(value) == 0) {
            tally.holds();
            return;
        }
        var columns = new ArrayList<Integer>();
        rule.formula().columnsRead().forEach(column -> columns.add(grid.column(at, column)));
        var readings = Readings.of(stated).withoutOne(rows, others -> rule.formula().value(grid, others, at)).swapped(value);
        if (columns.size() == 2) {
            // The formula names the later one first where it subtracts, so that the order in the table is the better guess.
            readings.ofGrowth(grid, rows, Math.min(columns.get(0), columns.get(1)), Math.max(columns.get(0), columns.get(1)));
        }
        columns.forEach(column -> readings.ofColumn(grid, rows, column));
        readings.with(Formula.Function.ROWS.words(List.of()), BigDecimal.valueOf(rows.size()));
        tally.found(columns.size() == 1 ? grid.at(columns.getFirst()) : new Place(grid.table().name(), null, null, null),
                Wording.plain(stated), Wording.plain(value), "%s is claimed, but the data give %s: %s.".formatted(
                        Wording.quoted(rule.claim()), Wording.plain(value), rule.formula().worked(grid, rows, at)),
                readings.all());
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
