package eu.sojourn.kpis.application.target;

import java.math.BigDecimal;

import org.springframework.stereotype.Component;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

/** Counts the facts of which an indicator says that they do not count yet, and of which the dictionary says that they are sure to. */
@Component
class CommitmentsOfFacts implements Commitments {

    private final FactSheets sheets;

    CommitmentsOfFacts(FactSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public Committed of(ProgrammeId programmeId, Indicator indicator) {
        var commitment = indicator.commitment();
        if (commitment == null) {
            return (_, _) -> BigDecimal.ZERO;
        }
        var waiting = sheets.waiting(programmeId.value(), indicator.kpi(), commitment.by(), commitment.on());
        return (goal, today) -> BigDecimal.valueOf(waiting.stream().filter(fact -> {
            var expected = commitment.expected(fact.on(), today);
            return !expected.isBefore(goal.from()) && !expected.isAfter(goal.to()) && goal.scope().holds(fact.dimensions());
        }).count());
    }
}
