package eu.sojourn.kpis.domain.check;

import java.util.List;

/** What was looked at, and what was found. */
public record CheckReport(List<Checked> checked, List<Finding> findings) {

    public CheckReport {
        checked = List.copyOf(checked);
        findings = List.copyOf(findings);
    }

    /**
     * A rule that was checked.
     *
     * @param inferred whether it was guessed from the table's structure
     * @param cells    how many stated numbers were held against what the data give
     * @param findings how many of them were found wrong
     */
    public record Checked(Rule rule, boolean inferred, int cells, int findings) {

        private static final int FEWEST_TO_DOUBT = 3;

        /** Whether something was looked at and nothing was found. */
        public boolean held() {
            return cells > 0 && findings == 0;
        }

        /** Whether a guessed rule is wrong so often that it rather is the guess that is wrong. */
        public boolean doubtful() {
            return inferred && cells >= FEWEST_TO_DOUBT && findings * 2 > cells;
        }
    }
}
