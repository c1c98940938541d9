package eu.sojourn.kpis.application;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Outcome;

/** The facts as they are known now, for those who ask what is behind a number. */
public interface FactSheets {

    /** Keeps a sheet unless a newer one of the fact is kept already. May be called any number of times, in any order. */
    void keep(Generation generation, FactSheet sheet);

    /** Removes all sheets of generations that are over, and those that no generation made. */
    void removeOver(Generations generations);

    /**
     * Sheets of a programme in the order of their ids, of the generation that is shown.
     *
     * @param kpi only facts that this indicator looks at
     * @param outcome only facts for which that indicator has this outcome
     * @param after only facts whose id comes behind this one
     */
    List<FactSheet> find(String programmeId, @Nullable String kpi, @Nullable Outcome outcome, @Nullable String after, int limit);
}
