package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has to hold in a table. Columns are named as in its heading, rows as {@link Selection} says. Where no rows are selected, a rule that adds
 * up, counts or ranks means those that are not called a total, any other rule means all.
 */
public sealed interface Rule {

    /** @return null if there is but one table */
    @Nullable
    String table();

    /** What has to hold, in a sentence. */
    String words();

    /** Whether sums have to be exact, or may differ by what the rounding of their parts explains. */
    enum Precision {
        EXACT, ROUNDED
    }

    /** Whether values follow each other from row to row or from column to column. */
    enum Direction {
        DOWN, ACROSS
    }

    /** Whether a percentage is written as 88.9 or as 0.889. */
    enum Scale {
        PERCENT, FRACTION
    }

    enum Order {
        DESCENDING, ASCENDING
    }

    /** Whether a claim has to name all that are equal at its end, or may break ties as it likes. */
    enum Ties {
        NAMED, BROKEN
    }

    /**
     * A row is the sum of others.
     *
     * @param columns in which; empty for all that have numbers
     */
    record TotalOfRows(@Nullable String table, String total, Selection rows, List<String> columns, Precision precision) implements Rule {

        public TotalOfRows {
            columns = List.copyOf(columns);
        }

        @Override
        public String words() {
            return "The row " + Wording.quoted(total) + " is the sum of the "
                    + (rows.isExplicit() ? "rows " : "other rows ") + rows.words()
                    + (columns.isEmpty() ? "" : (rows.words().isEmpty() ? "" : " ") + "in " + Wording.list(columns));
        }
    }

    /** A column is the sum of others. */
    record TotalOfColumns(@Nullable String table, String total, List<String> columns, Selection rows, Precision precision) implements Rule {

        public TotalOfColumns {
            columns = List.copyOf(columns);
        }

        @Override
        public String words() {
            return "The column " + Wording.quoted(total) + " is the sum of " + Wording.list(columns);
        }
    }

    /** A column is what another has more than a third. */
    record Difference(@Nullable String table, String delta, String before, String after, Selection rows) implements Rule {
        @Override
        public String words() {
            return Wording.quoted(delta) + " is " + Wording.quoted(after) + " less " + Wording.quoted(before);
        }
    }

    /** A column is by how many percent another is more than a third. */
    record RelativeChange(@Nullable String table, String change, String before, String after, Selection rows) implements Rule {
        @Override
        public String words() {
            return Wording.quoted(change) + " is the change from " + Wording.quoted(before) + " to " + Wording.quoted(after)
                    + " in percent of "
                    + Wording.quoted(before);
        }
    }

    /** A number is that of the different values of a column. */
    record DistinctCount(@Nullable String table, String column, Quantity stated, Selection rows) implements Rule {
        @Override
        public String words() {
            return "There are as many different values in " + Wording.quoted(column) + " as stated: " + stated.words();
        }
    }

    /** Cumulative values never fall. */
    record NeverFalls(@Nullable String table, List<String> columns, Selection rows, Direction direction) implements Rule {

        public NeverFalls {
            columns = List.copyOf(columns);
        }

        @Override
        public String words() {
            return switch (direction) {
                case DOWN -> Wording.list(columns) + " never falls from row to row";
                case ACROSS -> "No row falls from " + Wording.quoted(columns.getFirst()) + " to " + Wording.quoted(columns.getLast());
            };
        }
    }

    /** A column is what another adds up to so far. */
    record RunningTotal(@Nullable String table, String cumulative, String of, Selection rows) implements Rule {
        @Override
        public String words() {
            return Wording.quoted(cumulative) + " is what " + Wording.quoted(of) + " adds up to so far";
        }
    }

    /** A column is the percentage that another is of n. */
    record PercentageOf(@Nullable String table, String percentage, String count, Quantity n, Selection rows, Scale scale) implements Rule {
        @Override
        public String words() {
            return Wording.quoted(percentage) + " is " + Wording.quoted(count) + " in percent of " + n.words();
        }
    }

    /** The percentages of a breakdown in which each counts once make 100. */
    record SumsToHundred(@Nullable String table, List<String> columns, Selection rows, Direction direction) implements Rule {

        public SumsToHundred {
            columns = List.copyOf(columns);
        }

        @Override
        public String words() {
            return switch (direction) {
                case DOWN -> "The percentages of " + Wording.list(columns) + " make 100";
                case ACROSS -> "The percentages " + Wording.list(columns) + " of each row make 100";
            };
        }
    }

    /**
     * The named rows are the first by a column: the most frequent, the top 3.
     *
     * @param named in the order in which they are claimed to stand
     */
    record Top(@Nullable String table, String column, List<String> named, Selection rows, Order order, Ties ties) implements Rule {

        public Top {
            named = List.copyOf(named);
        }

        @Override
        public String words() {
            return Wording.list(named) + (named.size() == 1 ? " is" : " are") + (order == Order.DESCENDING ? " the most" : " the least")
                    + " by " + Wording.quoted(column);
        }
    }

    /** The rows stand in the order of a column. */
    record Ordered(@Nullable String table, String column, Order order, Selection rows) implements Rule {
        @Override
        public String words() {
            return "The rows stand by " + Wording.quoted(column)
                    + (order == Order.DESCENDING ? ", the highest first" : ", the lowest first");
        }
    }

    /**
     * A number that is told of the table is what its cells give.
     *
     * @param claim  in words: 24 new agreements
     * @param stated the number in it, with its decimals
     */
    record Claim(@Nullable String table, String claim, BigDecimal stated, Formula formula, Selection rows) implements Rule {
        @Override
        public String words() {
            return Wording.quoted(claim) + " is " + formula.words();
        }
    }
}
