package eu.sojourn.tables;

import java.util.List;

/**
 * One sheet of an uploaded file as a reader of it sees it: percentages and decimals as their format shows them, of formulas the values that the
 * file keeps. A formula whose value it does not keep stays {@link Table.Kind#FORMULA}.
 *
 * @param name of the sheet; blank where the format has none
 * @param rows those that are not blank, in their order
 */
public record Sheet(String name, List<Table.Row> rows) {

    public Sheet {
        rows = List.copyOf(rows);
    }
}
