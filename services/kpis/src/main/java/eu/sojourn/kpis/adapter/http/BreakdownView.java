package eu.sojourn.kpis.adapter.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.LiveBoard.Breakdown;
import eu.sojourn.kpis.domain.figure.Axis;
import eu.sojourn.kpis.domain.figure.RollUp;
import eu.sojourn.kpis.domain.figure.Total.Shown;

/**
 * Figures broken down.
 *
 * @param overlapping whether a fact can be in several rows, so that they may come to more than the total
 * @param total of everything together; not the sum of the rows
 */
record BreakdownView(String programmeId, @Nullable Instant asOf, int generation, int dictionaryVersion, String position,
        Map<String, List<String>> filters, List<String> by, boolean overlapping, List<Row> rows, List<FigureView> total) {

    /** @param keys by the names of what is broken down by; null for what is not known of the facts */
    record Row(Map<String, @Nullable String> keys, List<FigureView> figures) {}

    static BreakdownView of(Breakdown breakdown, int dictionaryVersion) {
        var figures = breakdown.figures();
        var rows = breakdown.rows();
        return new BreakdownView(figures.programmeId(), figures.asOf(), figures.generation().number(), dictionaryVersion,
                figures.position().toString(), figures.filter().written(), rows.axes().stream().map(Axis::word).toList(), rows.overlaps(),
                rows.rows().stream().map(row -> new Row(keys(rows.axes(), row), views(rows, row.figures()))).toList(),
                views(rows, rows.total()));
    }

    private static Map<String, @Nullable String> keys(List<Axis> axes, RollUp.Row row) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        for (var i = 0; i < axes.size(); i++) {
            keys.put(axes.get(i).word(), row.keys().get(i));
        }
        return keys;
    }

    private static List<FigureView> views(RollUp rows, List<Shown> shown) {
        var views = new ArrayList<FigureView>(shown.size());
        for (var i = 0; i < shown.size(); i++) {
            views.add(FigureView.of(rows.indicators().get(i), shown.get(i)));
        }
        return views;
    }
}
