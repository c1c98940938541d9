package eu.sojourn.kpis.application.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.kpis.Kept;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Happened;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;
import eu.sojourn.kpis.domain.indicator.Why;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.kpis.domain.target.Scope;
import eu.sojourn.kpis.domain.target.Thresholds;

class CommitmentsOfFactsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    /** A visit is completed on its last day; it counts when its report is validated, for which 30 days are taken, and never before today. */
    @ParameterizedTest
    @CsvSource({"visits-completed, 2026-01-01, 1", "visits-completed, 2025-12-31, 0", "visits-completed, 2026-12-31, 1",
            "visits-completed, 2027-01-01, 0", "visits-counted, 2026-12-01, 1", "visits-counted, 2026-12-02, 0",
            "visits-counted, 2025-12-31, 1", "visits-supported-not-counted, 2026-12-01, 1", "visits-supported-not-counted, 2026-12-02, 0",
            "visits-approved, 2026-06-01, 0", "visits-committed, 2026-06-01, 0"})
    void aVisitIsCommittedToThePeriodInWhichItIsExpectedToCount(String kpi, String lastDay, int committed) {
        assertThat(towards(goal(kpi, Scope.WHOLE, "2026-01-01", "2026-12-31"), waiting("dk", kpi, lastDay, Milestone.VISIT_COMMITTED)))
                .isEqualByComparingTo(BigDecimal.valueOf(committed));
    }

    @ParameterizedTest
    @CsvSource({"2025-01-01, 2026-03-09, 0", "2025-01-01, 2026-03-10, 1", "2026-03-10, 2026-12-31, 1", "2026-03-11, 2026-12-31, 0"})
    void aVisitThatIsOverCountsNoEarlierThanToday(String from, String to, int committed) {
        assertThat(towards(goal("visits-counted", Scope.WHOLE, from, to),
                waiting("dk", "visits-counted", "2025-11-28", Milestone.VISIT_COMMITTED)))
                .isEqualByComparingTo(BigDecimal.valueOf(committed));
    }

    @Test
    void anApprovedVisitIsNotCommittedNorIsOneOfAnotherPartOrThatNeverCounts() {
        var whole = goal("visits-counted", Scope.WHOLE, "2026-01-01", "2026-12-31");
        var french = goal("visits-counted", new Scope(Map.of(Dimension.HOST_COUNTRY, Set.of("FR"))), "2026-01-01", "2026-12-31");
        var visit = waiting("dk", "visits-counted", "2026-06-01", Milestone.VISIT_COMMITTED);
        var never = new FactSheet(visit.fact(), 1, visit.attributes(), visit.dimensions(), visit.happened(),
                List.of(new Ruling("visits-counted", new CountsNot(new Why("virtual", "Does not count.")))), Instant.EPOCH);

        assertThat(towards(whole, visit)).isEqualByComparingTo("1");
        assertThat(towards(whole, waiting("dk", "visits-counted", "2026-06-01", Milestone.VISIT_APPROVED))).isEqualByComparingTo("0");
        assertThat(towards(french, visit)).isEqualByComparingTo("0");
        assertThat(towards(whole, never)).isEqualByComparingTo("0");
    }

    private static BigDecimal towards(Goal goal, FactSheet sheet) {
        return new CommitmentsOfFacts(new Kept(List.of(sheet)))
                .of(new ProgrammeId("biginn"), Shipped.DICTIONARY.find(goal.kpi()).orElseThrow())
                .towards(goal, TODAY);
    }

    private static Goal goal(String kpi, Scope scope, String from, String to) {
        return new Goal(kpi, scope, BigDecimal.TEN, LocalDate.parse(from), LocalDate.parse(to), Thresholds.USUAL);
    }

    private static FactSheet waiting(String id, String kpi, String lastDay, Milestone reached) {
        return new FactSheet(FactId.visit(id), 1, new TreeMap<>(Map.of("programmeId", "biginn", "lastDay", lastDay)),
                new TreeMap<>(Map.of(Dimension.HOST_COUNTRY, "DE")), List.of(new Happened(reached, LocalDate.parse("2025-10-01"), null)),
                List.of(new Ruling(kpi, new CountsNotYet(new Why("not-started", "Not yet: the visit has not begun.")))), Instant.EPOCH);
    }
}
