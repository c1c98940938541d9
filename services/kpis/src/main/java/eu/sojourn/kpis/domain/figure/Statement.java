package eu.sojourn.kpis.domain.figure;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Reached;
import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.indicator.Kpi;

/**
 * All that one fact gives to one indicator: a function of the fact alone. Of two statements of a fact to an indicator the one with the higher
 * version holds, and takes back whatever the other one gave and it does not; so nobody has to remember what was told before.
 *
 * @param version grows whenever an event changes on which it depends
 * @param gives what it gives to each cell; empty when it gives nothing
 * @param at when the latest of those events was recorded
 */
public record Statement(String kpi, FactId fact, long version, SortedMap<CellKey, Aggregate> gives, Instant at) {

    public Statement {
        gives = Collections.unmodifiableSortedMap(new TreeMap<>(gives));
    }

    /**
     * What has to be told after an event of a milestone, whether or not it said anything new: after a crash nobody knows what was told. Nothing
     * before it is known for which programme the fact counts, and by what it is broken down.
     */
    public static List<Statement> after(Milestone milestone, Fact fact, List<Kpi> kpis) {
        return of(fact, kpis.stream().filter(kpi -> dependsOn(kpi, fact.id().kind()).contains(milestone)).toList());
    }

    /** All that a fact gives. */
    public static List<Statement> of(Fact fact, List<Kpi> kpis) {
        var programmeId = Classification.programmeOf(fact);
        if (programmeId.isEmpty() || Classification.statedBy(fact.id().kind()).stream().noneMatch(fact::has)) {
            return List.of();
        }
        var dimensions = Classification.of(fact);
        return kpis.stream()
                .filter(kpi -> kpi.looksAt().contains(fact.id().kind()))
                .map(kpi -> {
                    var gives = new TreeMap<CellKey, Aggregate>();
                    for (var share : kpi.judge(fact).shares()) {
                        var all = new TreeMap<>(dimensions);
                        all.putAll(share.dimensions());
                        gives.merge(new CellKey(kpi.id(), programmeId.get(), share.on(), all), Aggregate.of(kpi.measure(), share),
                                Aggregate::plus);
                    }
                    var reads = dependsOn(kpi, fact.id().kind());
                    return new Statement(kpi.id(), fact.id(), fact.version(reads), gives,
                            fact.ever(reads).stream().map(Reached::at).max(Instant::compareTo).orElse(Instant.EPOCH));
                })
                .toList();
    }

    private static Set<Milestone> dependsOn(Kpi kpi, FactKind kind) {
        if (!kpi.looksAt().contains(kind)) {
            return Set.of();
        }
        var reads = EnumSet.copyOf(Classification.statedBy(kind));
        reads.addAll(kpi.reads());
        return reads;
    }
}
