package eu.sojourn.kpis.application.target;

import java.math.BigDecimal;
import java.time.LocalDate;

import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Scope;

/** What will come for certain, as far as anybody can say. */
public interface Commitments {

    /**
     * How many visits are committed that do not count for an indicator yet and will, and end until a day.
     *
     * @return 0 for an indicator that does not count visits
     */
    BigDecimal until(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate day);
}
