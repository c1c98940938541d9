package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import eu.sojourn.kpis.domain.check.FigureChecker.Tally;
import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.kpis.domain.check.Rule.Order;
import eu.sojourn.kpis.domain.check.Rule.Ordered;
import eu.sojourn.kpis.domain.check.Rule.Ties;
import eu.sojourn.kpis.domain.check.Rule.Top;
import eu.sojourn.service.domain.InvalidValue;

/** Who is first, and what order things are in. */
final class Rankings {

    private Rankings() {}

    static void check(Top rule, Grid grid, String field, Tally tally) {
        var column = grid.column(field + ".column", rule.column());
        var named = new ArrayList<Row>();
        for (var name : rule.named()) {
            var row = grid.row(field + ".named", name);
            if (Grid.number(row, column) == null || named.contains(row)) {
                throw new InvalidValue(field + ".named",
                        "must name rows with a number in “%s”, each once; look at “%s”".formatted(rule.column(), name));
            }
            named.add(row);
        }
        var rivals = new ArrayList<>(grid.partsOf(field + ".rows", rule.rows()));
        rivals.removeIf(row -> Grid.number(row, column) == null);
        rivals.removeAll(named);
        for (var i = 0; i < named.size(); i++) {
            var row = named.get(i);
            // A place is right if nobody who is named later, or not at all, comes before.
            var others = new ArrayList<>(named.subList(i + 1, named.size()));
            others.addAll(rivals);
            var better = others.stream().filter(other -> compare(other, row, column, rule.order()) < 0).toList();
            var equal = rule.ties() == Ties.BROKEN || i < named.size() - 1
                    ? List.<Row>of()
                    : rivals.stream().filter(other -> compare(other, row, column, rule.order()) == 0).toList();
            if (better.isEmpty() && equal.isEmpty()) {
                tally.holds();
                continue;
            }
            var value = row.cell(column).written();
            var place = named.size() == 1 ? "first" : "number " + (i + 1);
            if (!better.isEmpty()) {
                var best = better.stream().min((a, b) -> compare(a, b, column, rule.order())).orElseThrow();
                tally.found(grid.at(row, column), place + " with " + value, Grid.name(best) + " with " + best.cell(column).written(),
                        "%s is said to be %s by %s with %s, but %s has %s.".formatted(Grid.name(row), place, grid.name(column), value,
                                Grid.name(best), best.cell(column).written()),
                        List.of());
            } else {
                var names = Wording.list(equal.stream().map(grid::nameOf).toList());
                tally.found(grid.at(row, column), place + " with " + value, names + " with " + value + " too",
                        "%s is said to be %s by %s with %s, but %s %s too; that is right only if ties may be broken as one likes."
                                .formatted(Grid.name(row), place, grid.name(column), value,
                                        names,
                                        equal.size() == 1 ? "has as many" : "have as many"),
                        List.of());
            }
        }
    }

    static void check(Ordered rule, Grid grid, String field, Tally tally) {
        var column = grid.column(field + ".column", rule.column());
        var rows = grid.partsOf(field + ".rows", rule.rows()).stream().filter(row -> Grid.number(row, column) != null).toList();
        for (var i = 1; i < rows.size(); i++) {
            var above = rows.get(i - 1);
            var row = rows.get(i);
            if (compare(above, row, column, rule.order()) <= 0) {
                tally.holds();
            } else {
                tally.found(grid.at(row, column), row.cell(column).written(),
                        (rule.order() == Order.DESCENDING ? "at most " : "at least ") + above.cell(column).written(),
                        "The rows should stand by %s, but %s (%s) stands below %s (%s).".formatted(grid.name(column), Grid.name(row),
                                row.cell(column).written(), Grid.name(above), above.cell(column).written()),
                        List.of());
            }
        }
    }

    /** @return below 0 if the first comes first */
    private static int compare(Row a, Row b, int column, Order order) {
        var compared = number(a, column).compareTo(number(b, column));
        return order == Order.DESCENDING ? -compared : compared;
    }

    private static BigDecimal number(Row row, int column) {
        var number = Grid.number(row, column);
        if (number == null) {
            throw new IllegalStateException("rows without a number have no place");
        }
        return number;
    }
}
