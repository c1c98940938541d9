package eu.sojourn.kpis.application.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.FactSheets.Sought;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Scope;

/**
 * Counts the visits whose annex is in force and of which the indicator says that they do not count yet. Those that the host or a signature
 * can still stop are no commitment.
 */
@Component
class CommitmentsOfFacts implements Commitments {

    private static final Set<String> OF_VISITS = Set.of("visits-completed", "visits-counted", "visits-supported-not-counted");
    private static final int AT_ONCE = 200;

    private final FactSheets sheets;

    CommitmentsOfFacts(FactSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public BigDecimal until(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate day) {
        if (!OF_VISITS.contains(indicator.kpi())) {
            return BigDecimal.ZERO;
        }
        var committed = 0L;
        var waiting = new Sought(List.of(programmeId.value()), List.of(indicator.kpi()), Outcome.COUNTS_NOT_YET,
                Collections.emptySortedMap());
        String after = null;
        while (true) {
            var page = sheets.find(waiting, after, AT_ONCE);
            committed += page.stream().filter(sheet -> isCommitted(sheet, day) && scope.holds(sheet.dimensions())).count();
            if (page.size() < AT_ONCE) {
                return BigDecimal.valueOf(committed);
            }
            after = page.getLast().fact().toString();
        }
    }

    private static boolean isCommitted(FactSheet sheet, LocalDate day) {
        var lastDay = sheet.attributes().get(Attribute.LAST_DAY.word());
        return sheet.fact().kind() == FactKind.VISIT && lastDay != null && !LocalDate.parse(lastDay).isAfter(day)
                && sheet.happened().stream().anyMatch(happened -> happened.milestone() == Milestone.VISIT_COMMITTED);
    }
}
