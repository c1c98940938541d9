package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.check.CheckReport.Checked;
import eu.sojourn.service.domain.InvalidValue;

/** Holds published figures against the rules that they should obey. The same figures and rules always give the same report. */
public final class FigureChecker {

    private final Map<String, Grid> grids = new HashMap<>();
    private final List<Checked> checked = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private FigureChecker(PublishedFigures figures) {
        figures.tables().forEach(table -> grids.put(table.name(), new Grid(table)));
    }

    /** @throws InvalidValue naming the field of the rule that refers to what is not there, such as {@code rules[2].column} */
    public static CheckReport check(PublishedFigures figures, List<Rule> rules) {
        return check(figures, rules, List.of());
    }

    /** @param inferred rules that nobody gave, but that the tables' structure suggests */
    public static CheckReport check(PublishedFigures figures, List<Rule> given, List<Rule> inferred) {
        var checker = new FigureChecker(figures);
        for (var i = 0; i < given.size(); i++) {
            checker.check(given.get(i), false, "rules[" + i + "]");
        }
        for (var i = 0; i < inferred.size(); i++) {
            checker.check(inferred.get(i), true, "inferred[" + i + "]");
        }
        return new CheckReport(checker.checked, checker.findings);
    }

    private void check(Rule rule, boolean inferred, String field) {
        var tally = new Tally(checked.size());
        var grid = rule instanceof Rule.Claim claim && claim.table() == null
                ? gridOf(claim, field + ".table")
                : grid(rule.table(), field + ".table");
        switch (rule) {
            case Rule.TotalOfRows total -> Sums.check(total, grid, field, tally);
            case Rule.TotalOfColumns total -> Sums.check(total, grid, field, tally);
            case Rule.RunningTotal running -> Sums.check(running, grid, field, tally);
            case Rule.NeverFalls cumulative -> Sums.check(cumulative, grid, field, tally);
            case Rule.Difference difference -> Changes.check(difference, grid, field, tally);
            case Rule.RelativeChange change -> Changes.check(change, grid, field, tally);
            case Rule.PercentageOf percentage -> Percentages.check(percentage, grid, field, tally);
            case Rule.SumsToHundred hundred -> Percentages.check(hundred, grid, field, tally);
            case Rule.Top top -> Rankings.check(top, grid, field, tally);
            case Rule.Ordered ordered -> Rankings.check(ordered, grid, field, tally);
            case Rule.DistinctCount distinct -> Claims.check(distinct, grid, field, tally);
            case Rule.Claim claim -> Claims.check(claim, grid, field, tally);
        }
        checked.add(new Checked(rule, inferred, tally.cells, tally.findings.size()));
        findings.addAll(tally.findings);
    }

    /** The only table that has the columns which its formula names. */
    private Grid gridOf(Rule.Claim claim, String field) {
        var columns = claim.formula().columnsRead();
        var having = grids.values().stream().filter(grid -> grid.table().columns().containsAll(columns)).toList();
        return having.size() == 1 ? having.getFirst() : grid(null, field);
    }

    private Grid grid(@Nullable String name, String field) {
        if (name == null && grids.size() == 1) {
            return grids.values().iterator().next();
        }
        var grid = grids.get(name);
        if (grid == null) {
            throw new InvalidValue(field, name == null ? "has to say which table is meant" : "names no table: “" + name + "”");
        }
        return grid;
    }

    /** What one rule looked at and found. */
    static final class Tally {

        private final int rule;
        private final List<Finding> findings = new ArrayList<>();
        private int cells;

        private Tally(int rule) {
            this.rule = rule;
        }

        /** A stated number is right. */
        void holds() {
            cells++;
        }

        /** A stated number is wrong. */
        void found(Place where, String stated, String computed, String message, List<Reading> readings) {
            cells++;
            var giving = readings.stream().filter(Reading::gives).map(Reading::words).toList();
            findings.add(new Finding(rule, where, stated, computed,
                    giving.isEmpty() ? message : message + " " + stated + " would be " + String.join("; or ", giving) + ".", readings));
        }
    }

    /** Half of the last decimal that is stated: by so much rounding may differ. */
    static BigDecimal halfAUnit(BigDecimal stated) {
        return BigDecimal.ONE.movePointLeft(Math.max(stated.scale(), 0)).divide(BigDecimal.TWO);
    }
}
