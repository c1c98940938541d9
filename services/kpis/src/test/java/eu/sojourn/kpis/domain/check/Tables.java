package eu.sojourn.kpis.domain.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables out of lines, with cells parted by bars. */
final class Tables {

    private Tables() {}

    /** @param lines the first names the columns */
    static PublishedTable table(String lines) {
        return table("t", lines);
    }

    static PublishedTable table(String name, String lines) {
        var split = lines.strip().lines().map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()).toList();
        var notation = Notation.of(split.stream().skip(1).flatMap(List::stream).toList());
        var rows = new ArrayList<PublishedTable.Row>();
        for (var i = 1; i < split.size(); i++) {
            rows.add(new PublishedTable.Row(i + 1, split.get(i).stream().map(notation::read).toList()));
        }
        return new PublishedTable(name, "", split.getFirst(), rows);
    }

    static PublishedFigures figures(String lines) {
        return new PublishedFigures(List.of(table(lines)));
    }

    static CheckReport check(String lines, Rule... rules) {
        return FigureChecker.check(figures(lines), List.of(rules));
    }

    /** Checks with the rules that the table suggests. */
    static CheckReport inferred(String lines) {
        return FigureChecker.check(figures(lines), List.of(), RuleInference.infer(figures(lines)));
    }

    /** Where something was found: row and column. */
    static List<String> places(CheckReport report) {
        return report.findings().stream().map(finding -> finding.where().row() + "/" + finding.where().column()).toList();
    }
}
