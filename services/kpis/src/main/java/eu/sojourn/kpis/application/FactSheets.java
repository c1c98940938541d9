package eu.sojourn.kpis.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Outcome;

/** The facts as they are known now, for those who ask what is behind a number. */
public interface FactSheets {

    /** Keeps each sheet unless a newer one of the fact is kept already. May be called any number of times, in any order. */
    void keep(Generation generation, List<FactSheet> sheets);

    /** Removes all sheets of generations that are over, and those that no generation made. */
    void removeOver(Generations generations);

    /**
     * What sheets are looked for.
     *
     * @param names under which facts stand: the id of a programme, or what stands for all of a partnership
     * @param kpis facts that one of these indicators looks at; empty for all
     * @param outcome facts for which one of those has this outcome; {@code null} for any
     * @param dimensions facts that have of each of these dimensions one of the values, an empty one standing for none; those that a fact can have
     *     several of may be passed over
     */
    record Sought(List<String> names, List<String> kpis, @Nullable Outcome outcome, SortedMap<Dimension, SortedSet<String>> dimensions) {

        public Sought {
            names = List.copyOf(names);
            kpis = List.copyOf(kpis);
            dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        }

        /** All sheets under a name. */
        public static Sought all(String name) {
            return new Sought(List.of(name), List.of(), null, Collections.emptySortedMap());
        }
    }

    /**
     * Sheets of the generation that is shown, in the order of their ids.
     *
     * @param after only facts whose id comes behind this one
     */
    List<FactSheet> find(Sought sought, @Nullable String after, int limit);

    /** A fact that does not count for an indicator yet: the day that it tells, and by what it is broken down. */
    record Waiting(LocalDate on, SortedMap<Dimension, String> dimensions) {}

    /**
     * Facts under a name that do not count for an indicator yet, in no order; of the generation that is shown. Nothing else of them is read.
     *
     * @param by only those that reached this milestone
     * @param on which of their days is told; facts that do not tell it are left out
     */
    List<Waiting> waiting(String name, String kpi, Milestone by, Attribute on);

    /** The sheet of one fact, of the generation that is shown. */
    Optional<FactSheet> find(FactId fact);

    /** What people call organisations and Xchanges, as their facts tell it; those of which that is not known are left out. */
    Map<FactId, String> names(Collection<FactId> facts);

    /** Those of all visits of an organisation in a programme, in the order of their ids, of the generation that is shown. */
    List<FactSheet> visitsOf(String programmeId, String organisationId);
}
