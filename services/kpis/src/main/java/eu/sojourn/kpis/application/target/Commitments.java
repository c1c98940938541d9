package eu.sojourn.kpis.application.target;

import java.math.BigDecimal;
import java.time.LocalDate;

import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Goal;

/** What will come for certain, as far as anybody can say. */
public interface Commitments {

    /** Reads what is committed for an indicator and does not count yet: once for all of its targets. */
    Committed of(ProgrammeId programmeId, Indicator indicator);

    /** What was committed when it was read. */
    interface Committed {

        /** How many facts are expected to count towards a goal: of its part, and within its period. */
        BigDecimal towards(Goal goal, LocalDate today);
    }
}
