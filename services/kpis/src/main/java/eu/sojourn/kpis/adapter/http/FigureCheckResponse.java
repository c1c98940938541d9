package eu.sojourn.kpis.adapter.http;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import eu.sojourn.kpis.domain.check.CheckReport;
import eu.sojourn.kpis.domain.check.Finding;
import eu.sojourn.kpis.domain.check.Place;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.PublishedTable;
import eu.sojourn.kpis.domain.check.Reading;

/**
 * What was checked and found.
 *
 * @param findingsInAll more than stand here where a table is wrong all over
 */
record FigureCheckResponse(List<TableView> tables, List<CheckedView> checked, List<FindingView> findings, int findingsInAll) {

    private static final int MOST_FINDINGS = 1_000;
    private static final int MOST_ROWS_SHOWN = 1_000;

    /**
     * A table as it was read.
     *
     * @param rows      those with findings, and the first others
     * @param rowsInAll more than stand here where the table is long
     */
    record TableView(String name, String caption, List<String> columns, List<RowView> rows, int rowsInAll) {}

    /** @param number that of the row in its file, by which findings name it */
    record RowView(int number, List<String> cells) {}

    /**
     * A rule that was checked.
     *
     * @param words    what has to hold
     * @param inferred whether it was guessed from the table's structure
     * @param cells    how many stated numbers were held against the data
     * @param held     whether there were some, and all were right
     * @param doubtful whether a guessed rule was wrong so often that it rather does not fit the table
     */
    record CheckedView(RuleView rule, String words, boolean inferred, int cells, int findings, boolean held, boolean doubtful) {}

    /**
     * A number that contradicts others.
     *
     * @param rule     its kind
     * @param checked  which of the checked rules it is, from 0
     * @param readings other ways to read the data, and what they give
     */
    record FindingView(RuleKind rule, int checked, boolean inferred, Place where, String stated, String computed, String message,
            List<ReadingView> readings) {}

    record ReadingView(String words, String value, boolean gives) {}

    static FigureCheckResponse of(PublishedFigures figures, CheckReport report) {
        var shown = report.findings().subList(0, Math.min(MOST_FINDINGS, report.findings().size()));
        var checked = report.checked()
                .stream()
                .map(it -> new CheckedView(RuleView.of(it.rule()), it.rule().words(), it.inferred(), it.cells(), it.findings(), it.held(),
                        it.doubtful()))
                .toList();
        return new FigureCheckResponse(figures.tables().stream().map(table -> view(table, shown)).toList(), checked,
                shown.stream().map(finding -> view(finding, checked.get(finding.rule()))).toList(), report.findings().size());
    }

    private static FindingView view(Finding finding, CheckedView checked) {
        return new FindingView(checked.rule().kind(), finding.rule(), checked.inferred(), finding.where(), finding.stated(),
                finding.computed(), finding.message(), finding.readings().stream().map(FigureCheckResponse::view).toList());
    }

    private static ReadingView view(Reading reading) {
        return new ReadingView(reading.words(), reading.value().stripTrailingZeros().toPlainString(), reading.gives());
    }

    private static TableView view(PublishedTable table, List<Finding> findings) {
        Set<Integer> wrong = new HashSet<>();
        findings.forEach(finding -> {
            if (finding.where().table().equals(table.name()) && finding.where().rowNumber() != null) {
                wrong.add(finding.where().rowNumber());
            }
        });
        var rows = table.rows()
                .stream()
                .sorted(Comparator.comparing(row -> !wrong.contains(row.number())))
                .limit(MOST_ROWS_SHOWN)
                .sorted(Comparator.comparingInt(PublishedTable.Row::number))
                .map(row -> new RowView(row.number(),
                        IntStream.range(0, table.columns().size()).mapToObj(column -> row.cell(column).written()).toList()))
                .toList();
        return new TableView(table.name(), table.caption(), table.columns(), rows, table.rows().size());
    }
}
