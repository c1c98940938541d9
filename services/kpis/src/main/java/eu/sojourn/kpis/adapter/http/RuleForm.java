package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.Formula;
import eu.sojourn.kpis.domain.check.Quantity;
import eu.sojourn.kpis.domain.check.Rule;
import eu.sojourn.kpis.domain.check.Rule.Direction;
import eu.sojourn.kpis.domain.check.Rule.Order;
import eu.sojourn.kpis.domain.check.Rule.Precision;
import eu.sojourn.kpis.domain.check.Rule.Scale;
import eu.sojourn.kpis.domain.check.Rule.Ties;
import eu.sojourn.kpis.domain.check.Selection;
import eu.sojourn.service.domain.Decimals;
import eu.sojourn.service.domain.InvalidValue;

/**
 * A rule in JSON; which fields belong to which kind is told by {@code GET /api/kpis/figure-checks/rules}.
 *
 * @param table   may be left out if there is but one
 * @param formula such as {@code sum("second wave") - sum("first wave")}
 */
record RuleForm(@Nullable RuleKind kind, @Nullable String table, @Nullable String total, @Nullable SelectionForm rows,
        @Nullable List<@Nullable String> columns, @Nullable Precision precision, @Nullable String delta, @Nullable String change,
        @Nullable String before, @Nullable String after, @Nullable String column, @Nullable Direction direction,
        @Nullable String cumulative, @Nullable String of, @Nullable String percentage, @Nullable String count,
        @Nullable QuantityForm n, @Nullable Scale scale, @Nullable List<@Nullable String> named, @Nullable Order order, @Nullable Ties ties,
        @Nullable String claim, @Nullable QuantityForm stated, @Nullable String formula) {

    private static final int MOST_NAMES = 1_000;

    /** Rows by label, or by number: {@code #12}. */
    record SelectionForm(@Nullable String from, @Nullable String to, @Nullable List<@Nullable String> only,
            @Nullable List<@Nullable String> except) {

        private Selection selection(String field) {
            return new Selection(from, to, names(field + ".only", only), names(field + ".except", except));
        }
    }

    /** A number ({@code value}), a cell ({@code row}, {@code column}), a number of each row ({@code column}) or the sum of a column. */
    record QuantityForm(@Nullable BigDecimal value, @Nullable String row, @Nullable String column, @Nullable String sumOf) {

        private Quantity quantity(String field) {
            if (value != null && row == null && column == null && sumOf == null) {
                return new Quantity.Stated(Decimals.bounded(field + ".value", value));
            }
            if (sumOf != null && value == null && row == null && column == null) {
                return new Quantity.SumOf(sumOf);
            }
            if (column != null && value == null && sumOf == null) {
                return row == null ? new Quantity.InColumn(column) : new Quantity.InCell(row, column);
            }
            throw new InvalidValue(field, "must have value, or column, or row and column, or sumOf");
        }
    }

    /**
     * The rule itself.
     *
     * @param field where it stands, such as {@code rules[2]}
     * @throws InvalidValue naming the field that is missing, not to be there, or wrong
     */
    Rule rule(String field) {
        var at = field + ".";
        if (kind == null) {
            throw new InvalidValue(at + "kind", "is needed");
        }
        onlyFieldsOfTheKind(at, kind);
        var selection = rows == null ? Selection.USUAL : rows.selection(at + "rows");
        return switch (kind) {
            case TOTAL_OF_ROWS -> new Rule.TotalOfRows(table, needed(at + "total", total), selection, names(at + "columns", columns),
                    or(precision, Precision.EXACT));
            case TOTAL_OF_COLUMNS -> new Rule.TotalOfColumns(table, needed(at + "total", total), some(at + "columns", columns), selection,
                    or(precision, Precision.EXACT));
            case DIFFERENCE -> new Rule.Difference(table, needed(at + "delta", delta), needed(at + "before", before),
                    needed(at + "after", after), selection);
            case RELATIVE_CHANGE -> new Rule.RelativeChange(table, needed(at + "change", change), needed(at + "before", before),
                    needed(at + "after", after), selection);
            case DISTINCT_COUNT -> new Rule.DistinctCount(table, needed(at + "column", column), quantity(at + "stated", stated), selection);
            case NEVER_FALLS -> new Rule.NeverFalls(table, some(at + "columns", columns), selection, or(direction, Direction.DOWN));
            case RUNNING_TOTAL -> new Rule.RunningTotal(table, needed(at + "cumulative", cumulative), needed(at + "of", of), selection);
            case PERCENTAGE_OF -> new Rule.PercentageOf(table, needed(at + "percentage", percentage), needed(at + "count", count),
                    quantity(at + "n", n), selection, or(scale, Scale.PERCENT));
            case SUMS_TO_HUNDRED -> new Rule.SumsToHundred(table, some(at + "columns", columns), selection, or(direction, Direction.DOWN));
            case TOP -> new Rule.Top(table, needed(at + "column", column), some(at + "named", named), selection,
                    or(order, Order.DESCENDING), or(ties, Ties.NAMED));
            case ORDERED -> new Rule.Ordered(table, needed(at + "column", column), or(order, Order.DESCENDING), selection);
            case CLAIM -> {
                if (!(quantity(at + "stated", stated) instanceof Quantity.Stated number)) {
                    throw new InvalidValue(at + "stated", "must have a value");
                }
                yield new Rule.Claim(table, needed(at + "claim", claim), number.value(),
                        Formula.parse(at + "formula", needed(at + "formula", formula)), selection);
            }
        };
    }

    private void onlyFieldsOfTheKind(String at, RuleKind of) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("total", total);
        given.put("columns", columns);
        given.put("precision", precision);
        given.put("delta", delta);
        given.put("change", change);
        given.put("before", before);
        given.put("after", after);
        given.put("column", column);
        given.put("direction", direction);
        given.put("cumulative", cumulative);
        given.put("of", this.of);
        given.put("percentage", percentage);
        given.put("count", count);
        given.put("n", n);
        given.put("scale", scale);
        given.put("named", named);
        given.put("order", order);
        given.put("ties", ties);
        given.put("claim", claim);
        given.put("stated", stated);
        given.put("formula", formula);
        given.forEach((name, value) -> {
            if (value != null && !of.fields().contains(name)) {
                throw new InvalidValue(at + name, "is no field of " + of + ", which has " + of.fields());
            }
        });
    }

    private static String needed(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidValue(field, "is needed");
        }
        return text;
    }

    private static List<String> some(String field, @Nullable List<@Nullable String> names) {
        var some = names(field, names);
        if (some.isEmpty()) {
            throw new InvalidValue(field, "must have at least one name");
        }
        return some;
    }

    private static List<String> names(String field, @Nullable List<@Nullable String> names) {
        if (names == null) {
            return List.of();
        }
        if (names.size() > MOST_NAMES) {
            throw new InvalidValue(field, "must have at most " + MOST_NAMES + " names");
        }
        return names.stream().map(name -> needed(field, name)).toList();
    }

    private static Quantity quantity(String field, @Nullable QuantityForm form) {
        if (form == null) {
            throw new InvalidValue(field, "is needed");
        }
        return form.quantity(field);
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
