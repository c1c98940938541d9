package eu.sojourn.kpis.adapter.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.Difference;

/** What is another in one report than in a former one, with decimal numbers as text. */
record DifferenceView(List<String> remarks, List<NumberView> numbers, List<FactView> facts) {

    record NumberView(String number, String table, String row, String column, @Nullable String before, @Nullable String after,
            @Nullable String difference) {}

    record FactView(String factId, Difference.Kind kind, List<RulingView> rulings, List<String> reasons) {}

    record RulingView(String kpi, @Nullable String before, @Nullable String after, String gaveBefore, String givesNow, String message) {}

    static DifferenceView of(Difference difference) {
        return new DifferenceView(difference.remarks(),
                difference.numbers()
                        .stream()
                        .map(change -> new NumberView(change.number(), change.table(), change.row(), change.column(),
                                ReportView.plain(change.before()), ReportView.plain(change.after()),
                                ReportView.plain(change.difference())))
                        .toList(),
                difference.facts()
                        .stream()
                        .map(change -> new FactView(change.factId(), change.kind(),
                                change.rulings()
                                        .stream()
                                        .map(ruling -> new RulingView(ruling.kpi(), ruling.before(), ruling.after(),
                                                ruling.gaveBefore().toPlainString(), ruling.givesNow().toPlainString(),
                                                ruling.message()))
                                        .toList(),
                                change.reasons()))
                        .toList());
    }
}
