package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.Edition;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.ReportTable;
import eu.sojourn.kpis.domain.report.ReportedFact;
import eu.sojourn.kpis.domain.report.Scope;

/**
 * The tables of a report, without the facts behind them.
 *
 * @param facts from how many facts its numbers follow
 */
record ReportView(Edition edition, Report.TemplateOf template, Scope scope, Report.Basis basis, int dictionaryVersion,
        List<Report.Definition> definitions, List<String> ruleSetVersions, List<TableView> tables, int facts) {

    record TableView(String id, String title, List<ReportTable.Column> columns, List<RowView> rows, boolean list, List<String> notes) {}

    record RowView(String key, boolean total, List<CellView> cells) {}

    /**
     * A cell.
     *
     * @param number by which the facts behind it are asked for
     * @param value a decimal number
     */
    record CellView(ReportTable.Form form, @Nullable String number, @Nullable String text, @Nullable String value) {}

    /** A fact with what it gives to a number. */
    record GivingFact(String factId, String kind, Map<String, String> attributes, Map<String, String> dimensions,
            List<RulingView> rulings) {

        static GivingFact of(ReportedFact fact) {
            return new GivingFact(fact.factId(), fact.kind(), fact.attributes(), fact.dimensions(),
                    fact.rulings()
                            .stream()
                            .map(ruling -> new RulingView(ruling.kpi(), ruling.outcome(), ruling.code(), ruling.message(),
                                    ruling.gives()
                                            .stream()
                                            .map(given -> new GivenView(given.on(), given.amount().toPlainString(), given.element(),
                                                    given.dimensions()))
                                            .toList()))
                            .toList());
        }
    }

    record RulingView(String kpi, String outcome, String code, String message, List<GivenView> gives) {}

    record GivenView(LocalDate on, String amount, @Nullable String element, Map<String, String> dimensions) {}

    static ReportView of(Edition edition, Report report) {
        return new ReportView(edition, report.template(), report.scope(), report.basis(), report.dictionaryVersion(),
                report.definitions(), List.copyOf(report.ruleSetVersions()), report.tables().stream().map(ReportView::table).toList(),
                report.facts().size());
    }

    private static TableView table(ReportTable table) {
        return new TableView(table.id(), table.title(), table.columns(), table.rows()
                .stream()
                .map(row -> new RowView(row.key(), row.total(),
                        row.cells()
                                .stream()
                                .map(cell -> new CellView(cell.form(), cell.number(), cell.text(), plain(cell.value())))
                                .toList()))
                .toList(), table.list(), table.notes());
    }

    static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
