package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.PublishedTable.Row;
import eu.sojourn.service.domain.InvalidValue;

/**
 * What a number is claimed to be, over the cells of a table: {@code sum("second wave") - sum("first wave")}. There are {@link Function}s,
 * {@code cell("row", "column")}, numbers, {@code + - * /} and parentheses.
 */
public sealed interface Formula {

    record Constant(BigDecimal value) implements Formula {}

    record Cell(String row, String column) implements Formula {}

    record Applied(Function function, List<String> columns) implements Formula {
        public Applied {
            columns = List.copyOf(columns);
        }
    }

    record Joined(Formula left, Operator operator, Formula right) implements Formula {

        private @Nullable BigDecimal value(BigDecimal a, BigDecimal b) {
            return switch (operator) {
                case PLUS -> a.add(b);
                case MINUS -> a.subtract(b);
                case TIMES -> a.multiply(b);
                case BY -> b.signum() == 0 ? null : a.divide(b, MathContext.DECIMAL64);
            };
        }

        /** Words of a part, in parentheses where it would else be read otherwise. */
        private String bracketed(String words, Formula part, boolean right) {
            return part instanceof Joined inner
                    && (inner.operator.binds() < operator.binds() || right && inner.operator.binds() == operator.binds())
                            ? "(" + words + ")"
                            : words;
        }
    }

    enum Operator {
        PLUS("+", "+"), MINUS("−", "-"), TIMES("×", "*"), BY("÷", "/");

        private final String sign;
        private final String symbol;

        Operator(String sign, String symbol) {
            this.sign = sign;
            this.symbol = symbol;
        }

        private int binds() {
            return this == PLUS || this == MINUS ? 1 : 2;
        }
    }

    /** What a formula can make of columns. */
    enum Function {
        /** Sum of a column. */
        SUM(1, "the sum of %s"),
        /** Number of rows. */
        ROWS(0, "the number of rows"),
        /** Number of rows in which a column has a number. */
        COUNT(1, "the number of rows with a number in %s"),
        /** Number of rows in which a column is above zero. */
        POSITIVE(1, "the number of rows in which %s is above zero"),
        /** Number of different values. */
        DISTINCT(1, "the number of different values in %s"), MAX(1, "the highest of %s"), MIN(1, "the lowest of %s"),
        AVERAGE(1, "the average of %s"),
        /** Number of rows in which the second column is above the first. */
        GREW(2, "the number of rows that grew from %s to %s"),
        /** By how much those grew. */
        INCREASES(2, "the sum of increases alone from %s to %s");

        private final int columns;
        private final String words;

        Function(int columns, String words) {
            this.columns = columns;
            this.words = words;
        }

        public int columns() {
            return columns;
        }

        /** What it is, of columns called so. */
        public String words(List<String> columns) {
            return words.formatted(columns.stream().map(Wording::quoted).toArray());
        }
    }

    static Formula sum(String column) {
        return new Applied(Function.SUM, List.of(column));
    }

    default Formula minus(Formula other) {
        return new Joined(this, Operator.MINUS, other);
    }

    /** @throws InvalidValue if the text is no formula */
    static Formula parse(String field, String text) {
        return new FormulaParser(field, text).parse();
    }

    /** As {@link #parse} reads it. */
    default String text() {
        return switch (this) {
            case Constant constant -> constant.value().toPlainString();
            case Cell cell -> "cell(" + FormulaParser.quoted(cell.row()) + ", " + FormulaParser.quoted(cell.column()) + ")";
            case Applied applied -> applied.function().name().toLowerCase(Locale.ROOT) + "("
                    + String.join(", ", applied.columns().stream().map(FormulaParser::quoted).toList()) + ")";
            case Joined joined -> joined.bracketed(joined.left().text(), joined.left(), false) + " " + joined.operator().symbol + " "
                    + joined.bracketed(joined.right().text(), joined.right(), true);
        };
    }

    default String words() {
        return switch (this) {
            case Constant constant -> Wording.plain(constant.value());
            case Cell cell -> Wording.quoted(cell.column()) + " of " + Wording.quoted(cell.row());
            case Applied applied -> applied.function().words(applied.columns());
            case Joined joined -> joined.bracketed(joined.left().words(), joined.left(), false) + " " + joined.operator().sign + " "
                    + joined.bracketed(joined.right().words(), joined.right(), true);
        };
    }

    /** Columns that it reads, each once. */
    default Set<String> columnsRead() {
        var columns = new LinkedHashSet<String>();
        switch (this) {
            case Constant _ -> {
            }
            case Cell cell -> columns.add(cell.column());
            case Applied applied -> columns.addAll(applied.columns());
            case Joined joined -> {
                columns.addAll(joined.left().columnsRead());
                columns.addAll(joined.right().columnsRead());
            }
        }
        return columns;
    }

    /**
     * @param rows over which functions go
     * @return null where there is no value: a cell without a number, a division by zero
     * @throws InvalidValue naming the field if a column or row is not there
     */
    default @Nullable BigDecimal value(Grid grid, List<Row> rows, String field) {
        return switch (this) {
            case Constant constant -> constant.value();
            case Cell cell -> Grid.number(grid.row(field, cell.row()), grid.column(field, cell.column()));
            case Applied applied -> value(applied.function(), rows,
                    applied.columns().stream().mapToInt(column -> grid.column(field, column)).toArray());
            case Joined joined -> {
                var left = joined.left().value(grid, rows, field);
                var right = joined.right().value(grid, rows, field);
                yield left == null || right == null ? null : joined.value(left, right);
            }
        };
    }

    /** The same as {@link #words} with the values, as far as they are more than one. */
    default String worked(Grid grid, List<Row> rows, String field) {
        return switch (this) {
            case Joined joined -> joined.bracketed(joined.left().worked(grid, rows, field), joined.left(), false) + " "
                    + joined.operator().sign + " " + joined.bracketed(joined.right().worked(grid, rows, field), joined.right(), true);
            case Constant constant -> Wording.plain(constant.value());
            case Cell _,Applied _ -> {
                var value = value(grid, rows, field);
                yield words() + (value == null ? "" : " (" + Wording.plain(value) + addingNothing(grid, rows, field) + ")");
            }
        };
    }

    private String addingNothing(Grid grid, List<Row> rows, String field) {
        return this instanceof Applied(Function function, List<String> columns) && function == Function.SUM
                ? Wording.addingNothing(Grid.withoutNumber(rows, grid.column(field, columns.getFirst())), "row", "rows", " there")
                : "";
    }

    /** Applies a function to columns by their place. */
    static @Nullable BigDecimal value(Function function, List<Row> rows, int... columns) {
        var numbers = columns.length == 0
                ? List.<BigDecimal>of()
                : rows.stream().map(row -> row.cell(columns[0]).number()).filter(Objects::nonNull).toList();
        return switch (function) {
            case ROWS -> BigDecimal.valueOf(rows.size());
            case SUM -> Grid.sum(rows, columns[0]);
            case COUNT -> BigDecimal.valueOf(numbers.size());
            case POSITIVE -> BigDecimal.valueOf(numbers.stream().filter(number -> number.signum() > 0).count());
            case DISTINCT -> {
                var values = new HashSet<String>();
                rows.forEach(row -> {
                    if (!(row.cell(columns[0]) instanceof Figure.Missing)) {
                        values.add(row.cell(columns[0]).written().strip());
                    }
                });
                yield BigDecimal.valueOf(values.size());
            }
            case MAX -> numbers.stream().reduce(BigDecimal::max).orElse(null);
            case MIN -> numbers.stream().reduce(BigDecimal::min).orElse(null);
            case AVERAGE -> numbers.isEmpty()
                    ? null
                    : numbers.stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
            case GREW -> BigDecimal.valueOf(rows.stream().filter(row -> increase(row, columns).signum() > 0).count());
            case INCREASES ->
                rows.stream().map(row -> increase(row, columns).max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
        };
    }

    private static BigDecimal increase(Row row, int... columns) {
        var before = row.cell(columns[0]).number();
        var after = row.cell(columns[1]).number();
        return before == null || after == null ? BigDecimal.ZERO : after.subtract(before);
    }
}
