package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;

/** A number that a rule refers to. */
public sealed interface Quantity {

    /** Stated outside of the table, such as “n = 8”. */
    record Stated(BigDecimal value) implements Quantity {}

    /** Stands in one cell. */
    record InCell(String row, String column) implements Quantity {}

    /** Stands in each row, in this column. */
    record InColumn(String column) implements Quantity {}

    /** Follows from a column: the sum of the rows that are no totals. */
    record SumOf(String column) implements Quantity {}

    default String words() {
        return switch (this) {
            case Stated stated -> Wording.plain(stated.value());
            case InCell cell -> "the number in " + Wording.quoted(cell.column()) + " of " + Wording.quoted(cell.row());
            case InColumn column -> Wording.quoted(column.column()) + " of the same row";
            case SumOf sum -> "the sum of " + Wording.quoted(sum.column());
        };
    }
}
