package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.kpis.domain.check.Rule.Direction;
import eu.sojourn.kpis.domain.check.Rule.Precision;
import eu.sojourn.kpis.domain.check.Rule.Scale;

/**
 * Guesses from headings and numbers which rules a table should obey: rows and columns called a total, changes beside what changed, percentages
 * beside counts, cumulative values. It guesses from what things are called, and asks which rule would hold only to choose between several that
 * might be meant: else it would pass over just the tables that are wrong.
 */
public final class RuleInference {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** By so much may percentages miss 100 and still be taken for those of one breakdown. */
    private static final BigDecimal NEAR_HUNDRED = BigDecimal.TEN;
    private static final int MOST_CANDIDATES = 5;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Grid grid;
    private final PublishedTable table;
    private final List<Row> parts;
    private final List<Row> totals;
    private final List<Integer> numeric = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private RuleInference(PublishedTable table) {
        this.table = table;
        grid = new Grid(table);
        totals = table.rows().stream().filter(row -> Headings.isTotal(row.label()) && hasNumber(row)).toList();
        parts = table.rows().stream().filter(row -> !Headings.isNoPart(row.label()) && hasNumber(row)).toList();
        for (var column = 1; column < table.columns().size(); column++) {
            if (isNumeric(column)) {
                numeric.add(column);
            }
        }
    }

    /** The usual rules of each table, in the order of its columns. */
    public static List<Rule> infer(PublishedFigures figures) {
        return figures.tables().stream().flatMap(table -> new RuleInference(table).rules().stream()).toList();
    }

    private List<Rule> rules() {
        totalRows();
        totalColumns();
        changes();
        cumulative();
        percentages();
        return rules;
    }

    private void totalRows() {
        var columns = numeric.stream().filter(column -> addsUp(column)).map(this::name).toList();
        if (columns.isEmpty() || totals.isEmpty() || parts.isEmpty()) {
            return;
        }
        var precision = precision(numeric.stream().filter(this::addsUp).flatMap(column -> numbers(parts, column).stream()).toList());
        var last = totals.getLast();
        for (var i = 0; i < totals.size(); i++) {
            var total = totals.get(i);
            var before = i == 0 ? null : totals.get(i - 1);
            var grand = total == last && !Headings.isSubTotal(total.label());
            var above = parts.stream()
                    .filter(row -> row.number() < total.number() && (grand || before == null || row.number() > before.number()))
                    .toList();
            var all = above.size() == parts.size();
            if (above.size() > 1 || !above.isEmpty() && (!grand || totals.size() > 1 || all)) {
                rules.add(new Rule.TotalOfRows(table.name(), grid.nameOf(total), selection(above), columns, precision));
            } else if (above.isEmpty() && totals.size() == 1) {
                rules.add(new Rule.TotalOfRows(table.name(), grid.nameOf(total), Selection.USUAL, columns, precision));
            }
        }
    }

    /** As few words as name just these rows. */
    private Selection selection(List<Row> rows) {
        if (rows.size() == parts.size()) {
            return Selection.USUAL;
        }
        var between = Selection.between(grid.nameOf(rows.getFirst()), grid.nameOf(rows.getLast()));
        var odd = grid.allOf("", between).stream().filter(row -> !rows.contains(row) && hasNumber(row)).map(grid::nameOf).toList();
        return new Selection(between.from(), between.to(), List.of(), odd);
    }

    private void totalColumns() {
        var since = new ArrayList<Integer>();
        for (var column : numeric) {
            if (Headings.isTotal(name(column)) && !isPercentage(column)) {
                if (since.size() > 1) {
                    var names = since.stream().map(this::name).toList();
                    var numbers = since.stream().flatMap(part -> numbers(table.rows(), part).stream()).toList();
                    rules.add(new Rule.TotalOfColumns(table.name(), name(column), names, Selection.USUAL, precision(numbers)));
                }
                since.clear();
            } else if (addsUp(column) && !Headings.isChange(name(column))) {
                since.add(column);
            }
        }
    }

    private void changes() {
        for (var i = 2; i < numeric.size(); i++) {
            var column = numeric.get(i);
            if (!Headings.isChange(name(column)) && !Headings.isNew(name(column))) {
                continue;
            }
            var pair = earlierAndLater(numeric.subList(0, i), Headings.isChange(name(column)));
            if (pair == null) {
                continue;
            }
            var before = name(pair.before());
            var after = name(pair.after());
            rules.add(isPercentage(column) && !isPercentage(pair.after())
                    ? new Rule.RelativeChange(table.name(), name(column), before, after, Selection.USUAL)
                    : new Rule.Difference(table.name(), name(column), before, after, Selection.USUAL));
        }
    }

    private record Pair(int before, int after) {}

    private @Nullable Pair earlierAndLater(List<Integer> columns, boolean surely) {
        var candidates = columns.stream().filter(column -> !Headings.isChange(name(column)) && !Headings.isNew(name(column))).toList();
        for (var i = candidates.size() - 1; i > 0; i--) {
            if (Headings.isEarlierAndLater(name(candidates.get(i - 1)), name(candidates.get(i)))) {
                return new Pair(candidates.get(i - 1), candidates.get(i));
            }
        }
        return surely && candidates.size() > 1
                ? new Pair(candidates.get(candidates.size() - 2), candidates.getLast())
                : null;
    }

    private void cumulative() {
        for (var column : numeric) {
            if (Headings.isCumulative(name(column)) && parts.size() > 1) {
                rules.add(new Rule.NeverFalls(table.name(), List.of(name(column)), Selection.USUAL, Direction.DOWN));
                if (!isPercentage(column)) {
                    add(counts(column).stream()
                            .map(of -> new Rule.RunningTotal(table.name(), name(column), name(of), Selection.USUAL))
                            .toList());
                }
            }
        }
        var across = table.rows().stream().filter(row -> Headings.isCumulative(row.label()) && hasNumber(row)).map(grid::nameOf).toList();
        var columns = numeric.stream().filter(column -> !Headings.isTotal(name(column))).map(this::name).toList();
        if (!across.isEmpty() && columns.size() > 1) {
            rules.add(new Rule.NeverFalls(table.name(), columns, Selection.only(across), Direction.ACROSS));
        }
    }

    private void percentages() {
        for (var column : numeric) {
            if (!isPercentage(column) || Headings.isChange(name(column)) || Headings.isCumulative(name(column))) {
                continue;
            }
            var candidates = new ArrayList<Rule.PercentageOf>();
            for (var count : counts(column)) {
                var n = base(column, count);
                if (n != null) {
                    candidates.add(new Rule.PercentageOf(table.name(), name(column), name(count), n, Selection.USUAL, scale(column)));
                }
            }
            var chosen = add(candidates);
            var ofEachRow = chosen != null && chosen.n() instanceof Quantity.InColumn;
            var numbers = numbers(parts, column);
            var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            var hundred = totals.stream()
                    .map(row -> Grid.number(row, column))
                    .anyMatch(total -> total != null && total.compareTo(HUNDRED) == 0);
            if (numbers.size() > 1 && scale(column) == Scale.PERCENT
                    && (hundred || !ofEachRow && sum.subtract(HUNDRED).abs().compareTo(NEAR_HUNDRED) <= 0)) {
                rules.add(new Rule.SumsToHundred(table.name(), List.of(name(column)), Selection.USUAL, Direction.DOWN));
            }
        }
    }

    /** Columns that may be what another one is of, the nearest first, those to the left before those to the right. */
    private List<Integer> counts(int column) {
        var counts = numeric.stream().filter(other -> other != column && isCount(other)).toList();
        var nearest = new ArrayList<>(counts.stream().filter(other -> other < column).toList().reversed());
        nearest.addAll(counts.stream().filter(other -> other > column).toList());
        return nearest.subList(0, Math.min(MOST_CANDIDATES, nearest.size()));
    }

    /**
     * Adds the rule that fits best of several that might be meant; of equals the first.
     *
     * @return null if there was none
     */
    private <R extends Rule> @Nullable R add(List<R> candidates) {
        R best = null;
        var most = -1;
        for (var candidate : candidates) {
            var checked = FigureChecker.check(new PublishedFigures(List.of(table)), List.of(candidate)).checked().getFirst();
            if (checked.cells() - checked.findings() > most) {
                most = checked.cells() - checked.findings();
                best = candidate;
            }
        }
        if (best != null) {
            rules.add(best);
        }
        return best;
    }

    private boolean isCount(int column) {
        return !isPercentage(column) && !Headings.isBase(name(column)) && !Headings.isCumulative(name(column))
                && !Headings.isNoSum(name(column));
    }

    private @Nullable Quantity base(int percentage, int count) {
        for (var column : numeric) {
            if (column != count && !isPercentage(column) && Headings.isBase(name(column))) {
                return new Quantity.InColumn(name(column));
            }
        }
        for (var text : List.of(name(percentage), name(count), table.caption(), table.columns().getFirst(), table.name())) {
            if (Headings.n(text) > 0) {
                return new Quantity.Stated(BigDecimal.valueOf(Headings.n(text)));
            }
        }
        for (var row : table.rows()) {
            if (Headings.n(row.label()) > 0) {
                return new Quantity.Stated(BigDecimal.valueOf(Headings.n(row.label())));
            }
        }
        if (!totals.isEmpty() && Grid.number(totals.getLast(), count) != null) {
            return new Quantity.InCell(grid.nameOf(totals.getLast()), name(count));
        }
        var sum = numbers(parts, percentage).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.subtract(HUNDRED).abs().compareTo(NEAR_HUNDRED) <= 0 ? new Quantity.SumOf(name(count)) : null;
    }

    private Scale scale(int column) {
        var numbers = table.rows().stream().map(row -> row.cell(column)).filter(cell -> cell.number() != null).toList();
        var fractions = numbers.stream()
                .allMatch(cell -> cell instanceof Figure.Amount amount && amount.value().compareTo(BigDecimal.ONE) <= 0)
                && numbers.stream()
                        .anyMatch(cell -> cell instanceof Figure.Amount amount && amount.value().stripTrailingZeros().scale() > 0);
        return fractions ? Scale.FRACTION : Scale.PERCENT;
    }

    /** Money to the cent adds up exactly; other decimals were rounded. */
    private static Precision precision(List<BigDecimal> numbers) {
        var decimals = numbers.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return decimals <= 0 || decimals == 2 ? Precision.EXACT : Precision.ROUNDED;
    }

    private boolean addsUp(int column) {
        return !isPercentage(column) && !Headings.isCumulative(name(column)) && !Headings.isNoSum(name(column)) && !isOneBase(column);
    }

    /** Whether it is the n of all rows, and of their total as well. */
    private boolean isOneBase(int column) {
        var numbers = numbers(table.rows(), column);
        return Headings.isBase(name(column)) && numbers.size() > 1 && numbers.stream().distinct().count() == 1;
    }

    private boolean isPercentage(int column) {
        var cells = table.rows().stream().map(row -> row.cell(column)).filter(cell -> cell.number() != null).toList();
        var signs = cells.stream().filter(Figure.Percentage.class::isInstance).count();
        return signs * 2 > cells.size() || Headings.isPercentage(name(column));
    }

    /** Whether at least half of what stands in a column is numbers. */
    private boolean isNumeric(int column) {
        var filled = table.rows().stream().map(row -> row.cell(column)).filter(cell -> !(cell instanceof Figure.Missing)).toList();
        var numbers = filled.stream().filter(cell -> cell.number() != null).count();
        return numbers > 0 && BigDecimal.valueOf(filled.size()).multiply(HALF).compareTo(BigDecimal.valueOf(numbers)) <= 0;
    }

    private boolean hasNumber(Row row) {
        for (var column = 1; column < row.cells().size(); column++) {
            if (Grid.number(row, column) != null) {
                return true;
            }
        }
        return false;
    }

    private static List<BigDecimal> numbers(List<Row> rows, int column) {
        return rows.stream().map(row -> Grid.number(row, column)).filter(Objects::nonNull).toList();
    }

    private String name(int column) {
        return table.columns().get(column);
    }
}
