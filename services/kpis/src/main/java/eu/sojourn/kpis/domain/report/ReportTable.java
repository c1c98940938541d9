package eu.sojourn.kpis.domain.report;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table of a report.
 *
 * @param list whether each of its rows is a fact
 * @param notes what a reader has to know: how totals are computed, and where rows overlap
 */
public record ReportTable(String id, String title, List<Column> columns, List<Row> rows, boolean list, List<String> notes) {

    public ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * A column.
     *
     * @param kpi the indicator whose numbers it has; {@code null} where it has words, or those of several
     * @param total how the total of the rows is computed
     */
    public record Column(String id, String name, @Nullable String kpi, Total total) {}

    /** How the number under a column comes about. */
    public enum Total {
        /** There is none. */
        NONE,
        /** The rows are added. */
        SUM_OF_ROWS,
        /** It is computed of all facts, and is not the sum of the rows: one may stand in several of them. */
        OF_ALL_FACTS
    }

    /**
     * A row.
     *
     * @param key names it in the table
     * @param total whether it is what the others come to
     */
    public record Row(String key, boolean total, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What a cell holds. */
    public enum Form {
        WORDS, NUMBER, PERCENT, TARGET
    }

    /**
     * A cell.
     *
     * @param number names the number in the report, wherever the facts of a number are asked for; {@code null} where no facts are behind it
     * @param text of words
     * @param value of a number; {@code null} where there is none, such as the median of nothing
     * @param source from what the number follows
     */
    public record Cell(Form form, @Nullable String number, @Nullable String text, @Nullable BigDecimal value, @Nullable Source source) {

        static Cell words(@Nullable String text) {
            return new Cell(Form.WORDS, null, text == null ? "" : text, null, null);
        }

        static Cell target(@Nullable BigDecimal value) {
            return new Cell(Form.TARGET, null, null, value, null);
        }

        /** As people read it; empty for nothing. */
        public String shown() {
            if (form == Form.WORDS) {
                return text == null ? "" : text;
            }
            return value == null ? "" : form == Form.PERCENT ? value.toPlainString() + " %" : value.toPlainString();
        }
    }
}
