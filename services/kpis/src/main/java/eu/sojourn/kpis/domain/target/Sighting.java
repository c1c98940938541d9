package eu.sojourn.kpis.domain.target;

import java.time.Instant;
import java.time.LocalDate;

import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.KnownProgramme;

/**
 * A look at a target.
 *
 * @param position how far the board had read
 * @param day what day it was
 */
public record Sighting(TargetInForce target, Indicator indicator, KnownProgramme programme, Pace pace, String position, LocalDate day,
        Instant at) {

    Light light() {
        return pace.judgement().light();
    }
}
