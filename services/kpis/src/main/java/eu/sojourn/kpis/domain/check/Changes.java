package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import eu.sojourn.kpis.domain.check.FigureChecker.Tally;
import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.kpis.domain.check.Rule.Difference;
import eu.sojourn.kpis.domain.check.Rule.RelativeChange;

/** What changed between two columns. */
final class Changes {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Changes() {}

    static void check(Difference rule, Grid grid, String field, Tally tally) {
        var delta = grid.column(field + ".delta", rule.delta());
        var before = grid.column(field + ".before", rule.before());
        var after = grid.column(field + ".after", rule.after());
        for (var row : grid.allOf(field + ".rows", rule.rows())) {
            var stated = Grid.number(row, delta);
            var from = Grid.number(row, before);
            var to = Grid.number(row, after);
            if (stated == null || from == null || to == null) {
                continue;
            }
            var difference = to.subtract(from);
            if (stated.compareTo(difference) == 0 || isRounded(stated, from, to)) {
                tally.holds();
                continue;
            }
            var readings = Readings.of(stated)
                    .with("%s less %s, the other way round".formatted(grid.name(before), grid.name(after)), from.subtract(to))
                    .with("both added up", from.add(to))
                    .swapped(difference);
            if (Headings.isTotal(row.label())) {
                var parts = grid.partsOf(field + ".rows", Selection.USUAL);
                readings.ofGrowth(grid, parts, before, after)
                        .with(Formula.Function.SUM.words(List.of(rule.delta())),
                                Grid.sum(parts, delta));
            }
            readings.with("%s alone".formatted(grid.name(after)), to);
            tally.found(grid.at(row, delta), row.cell(delta).written(), Wording.plain(difference),
                    "In the row %s the column %s says %s, but from %s (%s) to %s (%s) it is %s.".formatted(Grid.name(row), grid.name(delta),
                            row.cell(delta).written(), Wording.plain(from), grid.name(before), Wording.plain(to), grid.name(after),
                            Wording.plain(difference)),
                    readings.all());
        }
    }

    /** Where decimals were cut, the difference of what was rounded differs by as much. Whole numbers are counts and exact. */
    private static boolean isRounded(BigDecimal stated, BigDecimal from, BigDecimal to) {
        var decimals = Math.max(from.scale(), to.scale());
        return decimals > Math.max(stated.scale(), 0)
                && stated.subtract(to.subtract(from)).abs().compareTo(FigureChecker.halfAUnit(stated)) <= 0;
    }

    static void check(RelativeChange rule, Grid grid, String field, Tally tally) {
        var change = grid.column(field + ".change", rule.change());
        var before = grid.column(field + ".before", rule.before());
        var after = grid.column(field + ".after", rule.after());
        for (var row : grid.allOf(field + ".rows", rule.rows())) {
            check(row, grid, change, before, after, tally);
        }
    }

    private static void check(Row row, Grid grid, int change, int before, int after, Tally tally) {
        var stated = Grid.number(row, change);
        var from = Grid.number(row, before);
        var to = Grid.number(row, after);
        if (stated == null || from == null || to == null || from.signum() == 0) {
            return;
        }
        var times = to.subtract(from).multiply(HUNDRED);
        if (stated.multiply(from).subtract(times).abs().compareTo(FigureChecker.halfAUnit(stated).multiply(from.abs())) <= 0) {
            tally.holds();
            return;
        }
        var right = times.divide(from, MathContext.DECIMAL64);
        var readings = Readings.of(stated)
                .with("the difference as such", to.subtract(from))
                .with("what %s is in percent of %s".formatted(grid.name(after), grid.name(before)), rounded(to, from, stated))
                .with("the change in percent of " + grid.name(after), rounded(to.subtract(from), to, stated))
                .swapped(rounded(to.subtract(from), from, stated));
        tally.found(grid.at(row, change), row.cell(change).written(), Wording.like(right, stated) + " %",
                "In the row %s the column %s says %s, but from %s to %s is a change of %s %%.".formatted(Grid.name(row), grid.name(change),
                        row.cell(change).written(), Wording.plain(from), Wording.plain(to), Wording.like(right, stated)),
                readings.all());
    }

    private static BigDecimal rounded(BigDecimal part, BigDecimal whole, BigDecimal stated) {
        return whole.signum() == 0 ? BigDecimal.ZERO : Percentages.percent(part, whole, stated);
    }
}
