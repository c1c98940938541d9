package eu.sojourn.kpis.application.generation;

import java.util.Optional;

import eu.sojourn.kpis.domain.generation.Generations.Build;

/** Tells how far generations are. */
public interface BuildProgress {

    /**
     * How far a generation is.
     *
     * @param events how many events there are
     * @param read how many of them it has folded
     * @param behind events and contributions that it has not taken in yet; 0 when it is up to date
     */
    record Reading(long events, long read, long behind) {}

    /** @return empty when it cannot be told now */
    Optional<Reading> of(Build build);
}
