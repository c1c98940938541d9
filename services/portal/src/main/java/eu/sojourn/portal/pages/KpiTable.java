package eu.sojourn.portal.pages;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one part of the board, as its table says them and its chart draws them.
 *
 * @param id    of the part; its words are {@code kpis.part.<id>}
 * @param shape how they are drawn: {@code bars}, {@code stack} or {@code columns}
 * @param drawn how many of the columns, from the left, are drawn
 */
public record KpiTable(String id, String shape, int drawn, List<Column> columns, List<Row> rows) {

    public KpiTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public record Column(String name, @Nullable String unit) {}

    public record Row(String label, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param value null where there is none
     * @param kpi   the indicator whose whole this is, which moves with the stream; null for a part of one
     * @param href  leads to what is behind it
     */
    public record Cell(@Nullable BigDecimal value, @Nullable String kpi, @Nullable String href) {}
}
