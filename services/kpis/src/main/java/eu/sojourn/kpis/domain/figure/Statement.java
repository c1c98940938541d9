package eu.sojourn.kpis.domain.figure;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Reached;
import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.indicator.FactSheet;
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
     * What has to be told after an event of a milestone, whether or not it said anything new: after a crash nobody knows what was told, nor
     * whether the fact knew more when it was. An indicator is passed over to which the fact gives nothing and never gave anything.
     *
     * @param sheet of the fact as it is after the event
     */
    public static List<Statement> after(Milestone milestone, Fact fact, FactSheet sheet, List<Kpi> kpis) {
        return of(fact, sheet,
                kpis.stream().filter(kpi -> kpi.dependsOn(fact.id().kind()).contains(milestone) && kpi.couldGive(fact.reached())).toList());
    }

    /** All that a fact gives. Nothing before it is known for which programme the fact counts, and by what it is broken down. */
    public static List<Statement> of(Fact fact, List<Kpi> kpis) {
        return of(fact, FactSheet.of(fact, kpis), kpis.stream().filter(kpi -> kpi.looksAt(fact.id().kind())).toList());
    }

    private static List<Statement> of(Fact fact, FactSheet sheet, List<Kpi> kpis) {
        var programmeId = sheet.programmeId();
        if (programmeId.isEmpty() || Collections.disjoint(Classification.statedBy(fact.id().kind()), fact.reached())) {
            return List.of();
        }
        return kpis.stream().map(kpi -> {
            var gives = new TreeMap<CellKey, Aggregate>();
            for (var share : sheet.verdict(kpi.id()).shares()) {
                var dimensions = new TreeMap<>(sheet.dimensions());
                dimensions.putAll(share.dimensions());
                gives.merge(new CellKey(kpi.id(), programmeId.get(), share.on(), dimensions), Aggregate.of(kpi.measure(), share),
                        Aggregate::plus);
            }
            var dependsOn = kpi.dependsOn(fact.id().kind());
            return new Statement(kpi.id(), fact.id(), fact.version(dependsOn), gives,
                    fact.ever(dependsOn).stream().map(Reached::at).max(Instant::compareTo).orElse(Instant.EPOCH));
        }).toList();
    }
}
