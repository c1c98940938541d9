package eu.sojourn.kpis.domain.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import eu.sojourn.kpis.domain.check.Figure;
import eu.sojourn.kpis.domain.check.FigureChecker;
import eu.sojourn.kpis.domain.check.Formula;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.PublishedTable;
import eu.sojourn.kpis.domain.check.Quantity;
import eu.sojourn.kpis.domain.check.Rule;
import eu.sojourn.kpis.domain.check.Rule.Direction;
import eu.sojourn.kpis.domain.check.Rule.Precision;
import eu.sojourn.kpis.domain.check.Rule.Scale;
import eu.sojourn.kpis.domain.check.Selection;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.report.ReportTable.Cell;
import eu.sojourn.kpis.domain.report.ReportTable.Column;
import eu.sojourn.kpis.domain.report.ReportTable.Row;
import eu.sojourn.kpis.domain.report.ReportTable.Total;
import eu.sojourn.kpis.domain.report.Snapshot.Inconsistency;
import eu.sojourn.kpis.domain.report.TableSpec.Breakdown;
import eu.sojourn.kpis.domain.report.TableSpec.Series;

/**
 * Holds the tables of a report against what must hold in and between them, as if somebody else had published them: the checker sees what is
 * printed, and nothing of how it was made.
 */
public final class ReportChecks {

    private ReportChecks() {}

    /** @param rules how many there were */
    public record Checked(int rules, List<Inconsistency> findings) {}

    public static Checked check(Report report, Template template) {
        var rules = rules(report, template);
        var result = FigureChecker.check(new PublishedFigures(report.tables().stream().map(ReportChecks::published).toList()), rules);
        var titles = new HashMap<String, String>();
        report.tables().forEach(table -> titles.put(table.id(), table.title()));
        return new Checked(rules.size(), result.findings()
                .stream()
                .map(finding -> new Inconsistency(rules.get(finding.rule()).words(),
                        titles.getOrDefault(finding.where().table(), finding.where().table()), finding.where().row(),
                        finding.where().column(), finding.stated(), finding.computed(), finding.message()))
                .toList());
    }

    private static PublishedTable published(ReportTable table) {
        return new PublishedTable(table.id(), table.title(), table.columns().stream().map(Column::name).toList(),
                Stream.iterate(0, i -> i < table.rows().size(), i -> i + 1)
                        .map(i -> new PublishedTable.Row(number(i),
                                table.rows().get(i).cells().stream().map(ReportChecks::figure).toList()))
                        .toList());
    }

    private static Figure figure(Cell cell) {
        return switch (cell.form()) {
            case WORDS -> Figure.words(cell.shown());
            case PERCENT -> cell.value() == null ? Figure.MISSING : Figure.percent(cell.value());
            case NUMBER, TARGET -> cell.value() == null ? Figure.MISSING : Figure.of(cell.value());
        };
    }

    private static int number(int row) {
        return row + 1;
    }

    private static String row(int row) {
        return "#" + number(row);
    }

    static List<Rule> rules(Report report, Template template) {
        var rules = new ArrayList<Rule>();
        var totals = new HashMap<String, Stated>();
        for (var table : report.tables()) {
            var spec = template.tables().stream().filter(each -> each.id().equals(table.id())).findFirst().orElseThrow();
            switch (spec) {
                case TableSpec.Overview _ -> rules.add(new Rule.PercentageOf(table.id(), ReportMaker.PERCENT_OF_TARGET,
                        ReportMaker.TOWARDS_TARGET, new Quantity.InColumn(ReportMaker.TARGET), Selection.USUAL, Scale.PERCENT));
                case Breakdown breakdown -> breakdown(table, breakdown, rules);
                case Series series -> series(table, series, rules);
                case TableSpec.Listing _ -> listing(table, rules);
            }
            if (spec.where().isEmpty()) {
                sameTotals(table, totals, rules);
            }
        }
        return rules;
    }

    private static void breakdown(ReportTable table, Breakdown spec, List<Rule> rules) {
        var total = table.rows().size() - 1;
        totals(table, rules);
        var percent = spec.percent();
        for (var i = 1; percent != null && i < table.columns().size(); i++) {
            if (table.columns().get(i).id().equals("percent")) {
                var count = table.columns().get(i - 1);
                rules.add(new Rule.PercentageOf(table.id(), table.columns().get(i).name(), count.name(),
                        new Quantity.InCell(row(total), count.name()), Selection.USUAL, Scale.PERCENT));
                if (count.total() == Total.SUM_OF_ROWS && total > 0) {
                    rules.add(new Rule.SumsToHundred(table.id(), List.of(table.columns().get(i).name()),
                            Selection.except(List.of(row(total))), Direction.DOWN));
                }
            }
        }
    }

    private static void listing(ReportTable table, List<Rule> rules) {
        totals(table, rules);
        var total = table.rows().size() - 1;
        var each = table.columns().stream().filter(column -> column.id().equals(ReportMaker.ID)).findFirst().orElseThrow();
        rules.add(new Rule.DistinctCount(table.id(), each.name(), new Quantity.Stated(java.math.BigDecimal.valueOf(total)),
                Selection.except(List.of(row(total)))));
    }

    private static void totals(ReportTable table, List<Rule> rules) {
        var added = table.columns().stream().filter(column -> column.total() == Total.SUM_OF_ROWS).map(Column::name).toList();
        var total = row(table.rows().size() - 1);
        if (!added.isEmpty()) {
            rules.add(new Rule.TotalOfRows(table.id(), total, Selection.except(List.of(total)), added, Precision.EXACT));
        }
    }

    private static void series(ReportTable table, Series spec, List<Rule> rules) {
        var steps = table.columns()
                .stream()
                .skip(2)
                .map(Column::name)
                .filter(name -> !name.equals(ReportMaker.WHOLE_PERIOD))
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        if (spec.cumulative()) {
            var growing = measured(table, Measure.SUM, Measure.DISTINCT);
            if (!growing.isEmpty()) {
                rules.add(new Rule.NeverFalls(table.id(), steps, Selection.only(growing), Direction.ACROSS));
            }
        } else {
            var added = measured(table, Measure.SUM);
            if (!added.isEmpty()) {
                rules.add(new Rule.TotalOfColumns(table.id(), ReportMaker.WHOLE_PERIOD, steps, Selection.only(added), Precision.EXACT));
            }
        }
    }

    /** The rows whose numbers are of some measures. */
    private static List<String> measured(ReportTable table, Measure... measures) {
        return Stream.iterate(0, i -> i < table.rows().size(), i -> i + 1).filter(i -> {
            var source = table.rows().get(i).cells().getLast().source();
            return source != null && source.factor() == null && List.of(measures).contains(source.parts().getFirst().measure());
        }).map(ReportChecks::row).toList();
    }

    private record Stated(java.math.BigDecimal value, String table) {}

    /** What one table says of an indicator for the whole period every other says too. */
    private static void sameTotals(ReportTable table, Map<String, Stated> totals, List<Rule> rules) {
        for (var i = 0; i < table.rows().size(); i++) {
            var row = table.rows().get(i);
            for (var j = 1; j < row.cells().size(); j++) {
                var kpi = kpi(table, row, j);
                var value = row.cells().get(j).value();
                if (kpi == null || value == null) {
                    continue;
                }
                var stated = totals.putIfAbsent(kpi, new Stated(value, table.title()));
                if (stated != null) {
                    rules.add(new Rule.Claim(table.id(),
                            kpi + " is what the table " + stated.table() + " says", stated.value(),
                            new Formula.Cell(row(i), table.columns().get(j).name()), Selection.USUAL));
                }
            }
        }
    }

    /** The indicator of which a cell says what it is in the whole period. */
    private static @org.jspecify.annotations.Nullable String kpi(ReportTable table, Row row, int column) {
        var at = table.columns().get(column);
        if (row.cells().get(column).form() != ReportTable.Form.NUMBER) {
            return null;
        }
        if (row.total()) {
            return Objects.requireNonNull(at.kpi());
        }
        return at.name().equals(ReportMaker.IN_PERIOD) || at.name().equals(ReportMaker.WHOLE_PERIOD) ? row.key() : null;
    }
}
