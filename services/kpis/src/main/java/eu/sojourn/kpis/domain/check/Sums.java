package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.FigureChecker.Tally;
import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.kpis.domain.check.Rule.Direction;
import eu.sojourn.kpis.domain.check.Rule.NeverFalls;
import eu.sojourn.kpis.domain.check.Rule.Precision;
import eu.sojourn.kpis.domain.check.Rule.RunningTotal;
import eu.sojourn.kpis.domain.check.Rule.TotalOfColumns;
import eu.sojourn.kpis.domain.check.Rule.TotalOfRows;

/** Totals, and values that add up as they go. */
final class Sums {

    private Sums() {}

    static void check(TotalOfRows rule, Grid grid, String field, Tally tally) {
        var total = grid.row(field + ".total", rule.total());
        var parts = grid.partsOf(field + ".rows", rule.rows()).stream().filter(row -> row != total).toList();
        var columns = rule.columns().isEmpty()
                ? numeric(grid, total)
                : rule.columns().stream().map(column -> grid.column(field + ".columns", column)).toList();
        for (var column : columns) {
            var stated = Grid.number(total, column);
            var numbers = parts.stream().map(row -> Grid.number(row, column)).filter(Objects::nonNull).toList();
            if (stated == null || numbers.isEmpty()) {
                continue;
            }
            var sum = Grid.sum(parts, column);
            if (isSum(stated, sum, numbers, rule.precision())) {
                tally.holds();
            } else {
                tally.found(grid.at(total, column), total.cell(column).written(), Wording.plain(sum),
                        "In the column %s the row %s says %s, but the %s that it is made of %s up to %s%s.".formatted(grid.name(column),
                                Grid.name(total), total.cell(column).written(), Wording.count(parts.size(), "row", "rows"),
                                parts.size() == 1 ? "adds" : "add", Wording.plain(sum),
                                Wording.addingNothing(parts.size() - numbers.size(), "of them", "of them", " there")),
                        readings(grid, stated, sum, parts, total, column).all());
            }
        }
    }

    private static Readings readings(Grid grid, BigDecimal stated, BigDecimal sum, List<Row> parts, Row total, int column) {
        var readings = Readings.of(stated).ofSum(parts, column).swapped(sum);
        var others = grid.rows().stream().filter(row -> row != total).toList();
        if (others.size() > parts.size()) {
            readings.with("the sum of all other rows, sub-totals among them", Grid.sum(others, column));
        }
        return readings.with(Formula.Function.POSITIVE.words(List.of(grid.table().columns().get(column))),
                Formula.value(Formula.Function.POSITIVE, parts, column))
                .with("the number of those rows", BigDecimal.valueOf(parts.size()));
    }

    private static List<Integer> numeric(Grid grid, Row total) {
        var columns = new ArrayList<Integer>();
        for (var column = 1; column < grid.table().columns().size(); column++) {
            if (Grid.number(total, column) != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    static void check(TotalOfColumns rule, Grid grid, String field, Tally tally) {
        var total = grid.column(field + ".total", rule.total());
        var parts = rule.columns().stream().map(column -> grid.column(field + ".columns", column)).toList();
        for (var row : grid.allOf(field + ".rows", rule.rows())) {
            var stated = Grid.number(row, total);
            var numbers = parts.stream().map(column -> Grid.number(row, column)).filter(Objects::nonNull).toList();
            if (stated == null || numbers.isEmpty()) {
                continue;
            }
            var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (isSum(stated, sum, numbers, rule.precision())) {
                tally.holds();
                continue;
            }
            var readings = Readings.of(stated).swapped(sum);
            for (var column : parts) {
                var number = Grid.number(row, column);
                if (number != null && number.signum() != 0 && sum.subtract(number).compareTo(stated) == 0) {
                    readings.with("the sum without " + grid.name(column), stated);
                }
            }
            tally.found(grid.at(row, total), row.cell(total).written(), Wording.plain(sum),
                    "In the row %s the column %s says %s, but %s add up to %s%s.".formatted(Grid.name(row), grid.name(total),
                            row.cell(total).written(), Wording.list(parts.stream().map(grid.table().columns()::get).toList()),
                            Wording.plain(sum), Wording.addingNothing(parts.size() - numbers.size(), "of them", "of them", " there")),
                    readings.all());
        }
    }

    static void check(RunningTotal rule, Grid grid, String field, Tally tally) {
        var cumulative = grid.column(field + ".cumulative", rule.cumulative());
        var of = grid.column(field + ".of", rule.of());
        var sum = BigDecimal.ZERO;
        var without = 0;
        for (var row : grid.partsOf(field + ".rows", rule.rows())) {
            var step = Grid.number(row, of);
            sum = step == null ? sum : sum.add(step);
            without += step == null ? 1 : 0;
            var stated = Grid.number(row, cumulative);
            if (stated == null) {
                continue;
            }
            if (stated.compareTo(sum) == 0) {
                tally.holds();
            } else {
                tally.found(grid.at(row, cumulative), row.cell(cumulative).written(), Wording.plain(sum),
                        "In the row %s the column %s says %s, but up to there %s adds up to %s%s.".formatted(Grid.name(row),
                                grid.name(cumulative), row.cell(cumulative).written(), grid.name(of), Wording.plain(sum),
                                Wording.addingNothing(without, "of those rows", "of those rows", " there")),
                        Readings.of(stated)
                                .swapped(sum)
                                .with("what it was before, without this row", step == null ? null : sum.subtract(step))
                                .all());
            }
        }
    }

    static void check(NeverFalls rule, Grid grid, String field, Tally tally) {
        var columns = rule.columns().stream().map(column -> grid.column(field + ".columns", column)).toList();
        var rows = rule.direction() == Direction.DOWN
                ? grid.partsOf(field + ".rows", rule.rows())
                : grid.allOf(field + ".rows", rule.rows());
        if (rule.direction() == Direction.DOWN) {
            for (var column : columns) {
                Step before = null;
                for (var row : rows) {
                    before = step(before, new Step(row, column), grid, tally);
                }
            }
        } else {
            for (var row : rows) {
                Step before = null;
                for (var column : columns) {
                    before = step(before, new Step(row, column), grid, tally);
                }
            }
        }
    }

    private record Step(Row row, int column) {}

    /** @return the step to which the next one is compared */
    private static @Nullable Step step(@Nullable Step before, Step now, Grid grid, Tally tally) {
        var value = Grid.number(now.row(), now.column());
        if (value == null) {
            return before;
        }
        var former = before == null ? null : Grid.number(before.row(), before.column());
        if (before == null || former == null) {
            return now;
        }
        if (value.compareTo(former) >= 0) {
            tally.holds();
        } else {
            var down = before.column() == now.column();
            tally.found(grid.at(now.row(), now.column()), now.row().cell(now.column()).written(), "at least " + Wording.plain(former),
                    "%s falls from %s (%s) to %s (%s), which a cumulative value cannot.".formatted(
                            down ? grid.name(now.column()) : Grid.name(now.row()), Wording.plain(former),
                            down ? Grid.name(before.row()) : grid.name(before.column()), Wording.plain(value),
                            down ? Grid.name(now.row()) : grid.name(now.column())),
                    List.of());
        }
        return now;
    }

    /** Rounded parts differ from what they were by half a unit of their last decimal each. */
    private static boolean isSum(BigDecimal stated, BigDecimal sum, List<BigDecimal> parts, Precision precision) {
        var allowed = switch (precision) {
            case EXACT -> BigDecimal.ZERO;
            case ROUNDED -> parts.stream().map(FigureChecker::halfAUnit).reduce(FigureChecker.halfAUnit(stated), BigDecimal::add);
        };
        return stated.subtract(sum).abs().compareTo(allowed) <= 0;
    }
}
