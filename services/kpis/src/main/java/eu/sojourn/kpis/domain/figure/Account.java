package eu.sojourn.kpis.domain.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Observation;
import eu.sojourn.kpis.domain.fact.Reached;
import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Kpi;
import eu.sojourn.kpis.domain.indicator.Verdict;

/**
 * A fact and what it has given to the cells so far, including what it took back: so that after any failure the same can be said again.
 *
 * <p>What it gives follows from the fact alone. What it took back also depends on the order in which events came, and adds nothing.
 */
public record Account(Fact fact, SortedMap<CellKey, Contribution> contributions) {

    public Account {
        contributions = Collections.unmodifiableSortedMap(new TreeMap<>(contributions));
    }

    public static Account open(FactId id) {
        return new Account(Fact.unknown(id), Collections.emptySortedMap());
    }

    /** The account after an event; this very account when the event says nothing new. */
    public Account with(Observation event, List<Kpi> kpis) {
        var changed = fact.with(event);
        return changed == fact ? this : new Account(changed, settle(changed, kpis));
    }

    /** What must be told after the event that led from {@code before} to this account: what changed, or everything again when nothing did. */
    public Collection<Contribution> toTellAfter(Account before) {
        if (before == this) {
            return contributions.values();
        }
        var told = new ArrayList<Contribution>();
        contributions.forEach((cell, contribution) -> {
            if (!contribution.equals(before.contributions.get(cell))) {
                told.add(contribution);
            }
        });
        return told;
    }

    private SortedMap<CellKey, Contribution> settle(Fact changed, List<Kpi> kpis) {
        var settled = new TreeMap<>(contributions);
        var stating = Classification.statedBy(changed.id().kind());
        for (var kpi : kpis) {
            if (!kpi.looksAt().contains(changed.id().kind())) {
                continue;
            }
            var reads = EnumSet.copyOf(kpi.reads());
            reads.addAll(stating);
            var version = changed.version(reads);
            var at = changed.ever(reads).stream().map(Reached::at).max(Instant::compareTo).orElse(Instant.EPOCH);
            var gives = gives(kpi, changed);
            contributions.forEach((cell, former) -> {
                if (cell.kpi().equals(kpi.id()) && former.given() != null && !gives.containsKey(cell)) {
                    settled.put(cell, new Contribution(cell, changed.id(), version, null, at));
                }
            });
            gives.forEach((cell, given) -> settled.put(cell, new Contribution(cell, changed.id(), version, given, at)));
        }
        return settled;
    }

    /** What a fact gives to the cells of an indicator. Nothing before it is known for which programme, and by what it is to be broken down. */
    private static Map<CellKey, Aggregate> gives(Kpi kpi, Fact fact) {
        var programme = fact.attribute(Attribute.PROGRAMME);
        return programme.isEmpty() || Classification.statedBy(fact.id().kind()).stream().noneMatch(fact::has)
                ? Map.of()
                : gives(kpi, programme.get(), Classification.of(fact), kpi.judge(fact));
    }

    private static Map<CellKey, Aggregate> gives(Kpi kpi, String programmeId, SortedMap<Dimension, String> dimensions, Verdict verdict) {
        var gives = new TreeMap<CellKey, Aggregate>();
        for (var share : verdict.shares()) {
            var all = new TreeMap<>(dimensions);
            all.putAll(share.dimensions());
            gives.merge(new CellKey(kpi.id(), programmeId, share.on(), all), Aggregate.of(kpi.measure(), share), Aggregate::plus);
        }
        return gives;
    }

    /** What a single fact gives to the cells, computed at once and from nothing else. */
    public static List<Contribution> contributionsOf(Fact fact, List<Kpi> kpis) {
        return List.copyOf(new Account(fact, Collections.emptySortedMap()).settle(fact, kpis).values());
    }
}
