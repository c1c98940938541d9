package eu.sojourn.kpis.adapter.http;

import java.util.List;

/** The kinds of rules, each in words for those who write them. */
enum RuleKind {

    TOTAL_OF_ROWS("A row is the sum of others",
            "The row total is the sum of the selected rows, in each of the columns. Sub-totals and grand totals "
                    + "are such rules with other rows selected.",
            List.of("total", "rows", "columns", "precision")),
    TOTAL_OF_COLUMNS("A column is the sum of others", "In each row the column total is the sum of the columns.",
            List.of("total", "columns", "rows", "precision")),
    DIFFERENCE("A column is a difference", "In each row, the total among them, the column delta is after less before.",
            List.of("delta", "before", "after", "rows")),
    RELATIVE_CHANGE("A column is a change in percent",
            "In each row the column change is after less before, in percent of before, rounded as stated.",
            List.of("change", "before", "after", "rows")),
    DISTINCT_COUNT("A number is that of different values", "The column has as many different values as stated: a number, or a cell.",
            List.of("column", "stated", "rows")),
    NEVER_FALLS("Cumulative values never fall",
            "In each of the columns no value is below the one above it; or, ACROSS, in each row none is below the "
                    + "one left of it.",
            List.of("columns", "direction", "rows")),
    RUNNING_TOTAL("A column adds another up", "In each row the column cumulative is the sum of the column of, up to that row.",
            List.of("cumulative", "of", "rows")),
    PERCENTAGE_OF("A percentage matches its count and n",
            "In each row the column percentage is count in percent of n, rounded to the decimals that "
                    + "are stated. n is a number, a column, a cell, or the sum of a column.",
            List.of("percentage", "count", "n", "scale", "rows")),
    SUMS_TO_HUNDRED("Percentages of a breakdown make 100",
            "Where each counts once, the percentages of each column make 100, but for what rounding "
                    + "explains; or, ACROSS, those of each row.",
            List.of("columns", "direction", "rows")),
    TOP("Rows are the most or the least",
            "The named rows are the first by a column, in their order: the most frequent, the top 3. All that are equal "
                    + "to the last have to be named, unless ties are BROKEN.",
            List.of("column", "named", "order", "ties", "rows")),
    ORDERED("Rows stand in order", "The rows stand in the order of a column.", List.of("column", "order", "rows")),
    CLAIM("A claim is what the cells give", "A number that is told in words is what a formula over the cells gives.",
            List.of("claim", "stated", "formula", "rows"));

    private final String title;
    private final String description;
    private final List<String> fields;

    RuleKind(String title, String description, List<String> fields) {
        this.title = title;
        this.description = description;
        this.fields = fields;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    List<String> fields() {
        return fields;
    }
}
