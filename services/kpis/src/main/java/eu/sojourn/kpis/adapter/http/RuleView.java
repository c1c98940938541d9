package eu.sojourn.kpis.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;

import eu.sojourn.kpis.domain.check.Quantity;
import eu.sojourn.kpis.domain.check.Rule;
import eu.sojourn.kpis.domain.check.Selection;

/**
 * A rule as it can be sent again ({@link RuleForm}).
 *
 * @param fields those of its kind
 */
record RuleView(RuleKind kind, @JsonIgnore Map<String, Object> fields) {

    @JsonAnyGetter
    Map<String, Object> flat() {
        return fields;
    }

    static RuleView of(Rule rule) {
        return switch (rule) {
            case Rule.TotalOfRows it ->
                view(RuleKind.TOTAL_OF_ROWS, it, it.rows(), "total", it.total(), "columns", it.columns(), "precision",
                        it.precision());
            case Rule.TotalOfColumns it -> view(RuleKind.TOTAL_OF_COLUMNS, it, it.rows(), "total", it.total(), "columns", it.columns(),
                    "precision", it.precision());
            case Rule.Difference it ->
                view(RuleKind.DIFFERENCE, it, it.rows(), "delta", it.delta(), "before", it.before(), "after", it.after());
            case Rule.RelativeChange it ->
                view(RuleKind.RELATIVE_CHANGE, it, it.rows(), "change", it.change(), "before", it.before(), "after",
                        it.after());
            case Rule.DistinctCount it ->
                view(RuleKind.DISTINCT_COUNT, it, it.rows(), "column", it.column(), "stated", quantity(it.stated()));
            case Rule.NeverFalls it -> view(RuleKind.NEVER_FALLS, it, it.rows(), "columns", it.columns(), "direction", it.direction());
            case Rule.RunningTotal it -> view(RuleKind.RUNNING_TOTAL, it, it.rows(), "cumulative", it.cumulative(), "of", it.of());
            case Rule.PercentageOf it ->
                view(RuleKind.PERCENTAGE_OF, it, it.rows(), "percentage", it.percentage(), "count", it.count(), "n",
                        quantity(it.n()), "scale", it.scale());
            case Rule.SumsToHundred it ->
                view(RuleKind.SUMS_TO_HUNDRED, it, it.rows(), "columns", it.columns(), "direction", it.direction());
            case Rule.Top it -> view(RuleKind.TOP, it, it.rows(), "column", it.column(), "named", it.named(), "order", it.order(), "ties",
                    it.ties());
            case Rule.Ordered it -> view(RuleKind.ORDERED, it, it.rows(), "column", it.column(), "order", it.order());
            case Rule.Claim it -> view(RuleKind.CLAIM, it, it.rows(), "claim", it.claim(), "stated",
                    quantity(new Quantity.Stated(it.stated())), "formula", it.formula().text());
        };
    }

    private static RuleView view(RuleKind kind, Rule rule, Selection rows, Object... fields) {
        var view = new LinkedHashMap<String, Object>();
        if (rule.table() != null) {
            view.put("table", rule.table());
        }
        for (var i = 0; i < fields.length; i += 2) {
            view.put((String) fields[i], fields[i + 1]);
        }
        if (!rows.equals(Selection.USUAL)) {
            view.put("rows", selection(rows));
        }
        return new RuleView(kind, view);
    }

    private static Map<String, Object> selection(Selection rows) {
        var selection = new LinkedHashMap<String, Object>();
        if (rows.from() != null) {
            selection.put("from", rows.from());
        }
        if (rows.to() != null) {
            selection.put("to", rows.to());
        }
        put(selection, "only", rows.only());
        put(selection, "except", rows.except());
        return selection;
    }

    private static void put(Map<String, Object> selection, String name, List<String> rows) {
        if (!rows.isEmpty()) {
            selection.put(name, rows);
        }
    }

    private static Map<String, Object> quantity(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Stated stated -> Map.of("value", stated.value().toPlainString());
            case Quantity.InCell cell -> Map.of("row", cell.row(), "column", cell.column());
            case Quantity.InColumn in -> Map.of("column", in.column());
            case Quantity.SumOf of -> Map.of("sumOf", of.column());
        };
    }
}
