package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.FigureChecker.Tally;
import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.kpis.domain.check.Rule.Direction;
import eu.sojourn.kpis.domain.check.Rule.PercentageOf;
import eu.sojourn.kpis.domain.check.Rule.Scale;
import eu.sojourn.kpis.domain.check.Rule.SumsToHundred;

/** Percentages beside what they are percentages of. They are right if rounding to their own decimals makes them so. */
final class Percentages {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LARGEST_GUESSED_N = 1_000;

    private Percentages() {}

    static void check(PercentageOf rule, Grid grid, String field, Tally tally) {
        var percentage = grid.column(field + ".percentage", rule.percentage());
        var count = grid.column(field + ".count", rule.count());
        var base = base(rule.n(), grid, field + ".n");
        for (var row : grid.allOf(field + ".rows", rule.rows())) {
            var written = Grid.number(row, percentage);
            var part = Grid.number(row, count);
            var whole = base.of(row);
            if (written == null || part == null || whole == null || whole.signum() == 0) {
                continue;
            }
            var fraction = rule.scale() == Scale.FRACTION && !(row.cell(percentage) instanceof Figure.Percentage);
            var stated = fraction ? written.movePointRight(2) : written;
            var half = fraction ? FigureChecker.halfAUnit(written).movePointRight(2) : FigureChecker.halfAUnit(written);
            if (isPercentage(stated, half, part, whole)) {
                tally.holds();
                continue;
            }
            var right = percent(part, whole, stated);
            tally.found(grid.at(row, percentage), row.cell(percentage).written(), right.toPlainString() + " %",
                    "The row %s says %s, but %s of %s is %s %%.".formatted(Grid.name(row), row.cell(percentage).written(),
                            Wording.plain(part), Wording.plain(whole), right.toPlainString()),
                    readings(grid, row, count, stated, half, part, whole));
        }
    }

    private static List<Reading> readings(Grid grid, Row row, int count, BigDecimal stated, BigDecimal half, BigDecimal part,
            BigDecimal whole) {
        var readings = Readings.of(stated).swapped(percent(part, whole, stated));
        var sum = Grid.sum(grid.partsOf("", Selection.USUAL), count);
        if (sum.signum() > 0 && sum.compareTo(whole) != 0) {
            readings.with("%s of %s, the sum of the column".formatted(Wording.plain(part), Wording.plain(sum)),
                    isPercentage(stated, half, part, sum) ? stated : percent(part, sum, stated));
        }
        if (isWhole(part) && isWhole(whole) && whole.compareTo(BigDecimal.valueOf(LARGEST_GUESSED_N)) <= 0 && stated.signum() > 0) {
            var otherPart = stated.multiply(whole).divide(HUNDRED, 0, RoundingMode.HALF_UP);
            if (isPercentage(stated, half, otherPart, whole)) {
                readings.with("%s of %s".formatted(Wording.plain(otherPart), Wording.plain(whole)), stated);
            }
            var otherWhole = part.multiply(HUNDRED).divide(stated, 0, RoundingMode.HALF_UP);
            if (otherWhole.signum() > 0 && otherWhole.compareTo(whole) != 0 && isPercentage(stated, half, part, otherWhole)) {
                readings.with("%s of %s".formatted(Wording.plain(part), Wording.plain(otherWhole)), stated);
            }
        }
        if (row.cell(count).number() != null && stated.compareTo(part) == 0) {
            readings.with("the count itself", part);
        }
        return readings.all();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isPercentage(BigDecimal stated, BigDecimal half, BigDecimal part, BigDecimal whole) {
        return stated.multiply(whole).subtract(part.multiply(HUNDRED)).abs().compareTo(half.multiply(whole.abs())) <= 0;
    }

    /** A share in percent, with the decimals of another number. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole, BigDecimal like) {
        return part.multiply(HUNDRED).divide(whole, Math.max(like.scale(), 0), RoundingMode.HALF_UP);
    }

    /** Gives the n of each row. */
    @FunctionalInterface
    private interface Base {
        @Nullable
        BigDecimal of(Row row);
    }

    private static Base base(Quantity n, Grid grid, String field) {
        return switch (n) {
            case Quantity.Stated stated -> _ -> stated.value();
            case Quantity.InCell cell -> {
                var value = Grid.number(grid.row(field + ".row", cell.row()), grid.column(field + ".column", cell.column()));
                yield _ -> value;
            }
            case Quantity.InColumn in -> {
                var column = grid.column(field + ".column", in.column());
                yield row -> Grid.number(row, column);
            }
            case Quantity.SumOf of -> {
                var sum = Grid.sum(grid.partsOf(field, Selection.USUAL), grid.column(field + ".sumOf", of.column()));
                yield _ -> sum;
            }
        };
    }

    static void check(SumsToHundred rule, Grid grid, String field, Tally tally) {
        var columns = rule.columns().stream().map(column -> grid.column(field + ".columns", column)).toList();
        if (rule.direction() == Direction.DOWN) {
            var rows = grid.partsOf(field + ".rows", rule.rows());
            for (var column : columns) {
                var numbers = new ArrayList<BigDecimal>();
                rows.forEach(row -> add(Grid.number(row, column), numbers));
                check(numbers, rows.size(), grid.at(column), "column " + grid.name(column), tally);
            }
        } else {
            for (var row : grid.allOf(field + ".rows", rule.rows())) {
                var numbers = new ArrayList<BigDecimal>();
                columns.forEach(column -> add(Grid.number(row, column), numbers));
                check(numbers, columns.size(), grid.at(row), "row " + Grid.name(row), tally);
            }
        }
    }

    private static void add(@Nullable BigDecimal number, List<BigDecimal> numbers) {
        if (number != null) {
            numbers.add(number);
        }
    }

    private static void check(List<BigDecimal> numbers, int cells, Place where, String what, Tally tally) {
        if (numbers.isEmpty()) {
            return;
        }
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var allowed = numbers.stream().map(FigureChecker::halfAUnit).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.subtract(HUNDRED).abs().compareTo(allowed) <= 0) {
            tally.holds();
        } else {
            tally.found(where, Wording.plain(sum), "100",
                    "The percentages of the %s add up to %s, not 100; rounding explains at most %s%s.".formatted(what, Wording.plain(sum),
                            Wording.plain(allowed),
                            Wording.addingNothing(cells - numbers.size(), "of its cells", "of its cells", "")),
                    List.of());
        }
    }
}
