package eu.sojourn.kpis.domain.figure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
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
import eu.sojourn.kpis.domain.fact.Observation;
import eu.sojourn.kpis.domain.fact.Reached;
import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.indicator.Kpi;

/**
 * A fact and what it took back from cells that it no longer gives to: so that after any failure the same can be said again.
 *
 * <p>What it gives follows from the fact alone. What it took back also depends on the order in which events came, and adds nothing.
 */
public record Account(Fact fact, SortedMap<CellKey, Contribution> takenBack) {

    /**
     * What an event makes of an account.
     *
     * @param account this very account when the event says nothing new
     * @param told what must be told then: what changed, or everything again when nothing did
     */
    public record Change(Account account, List<Contribution> told) {}

    public Account {
        takenBack = Collections.unmodifiableSortedMap(new TreeMap<>(takenBack));
    }

    public static Account open(FactId id) {
        return new Account(Fact.unknown(id), Collections.emptySortedMap());
    }

    public Change with(Observation event, List<Kpi> kpis) {
        var changed = fact.with(event);
        return changed == fact ? new Change(this, everything(kpis)) : settle(changed, event.milestone(), kpis);
    }

    private List<Contribution> everything(List<Kpi> kpis) {
        var everything = new ArrayList<>(contributionsOf(fact, kpis));
        everything.addAll(takenBack.values());
        return everything;
    }

    /** Only what reads the milestone can change, unless it was not known before how the fact is classified. */
    private Change settle(Fact changed, Milestone milestone, List<Kpi> kpis) {
        var told = new ArrayList<Contribution>();
        var back = new TreeMap<>(takenBack);
        var classified = isClassified(fact);
        for (var kpi : kpis) {
            if (classified && !reads(kpi, changed.id().kind()).contains(milestone)) {
                continue;
            }
            var before = contributionsOf(kpi, fact);
            var after = contributionsOf(kpi, changed);
            before.keySet().stream().filter(cell -> !after.containsKey(cell)).forEach(cell -> {
                var taken = new Contribution(cell, changed.id(), version(kpi, changed), null, at(kpi, changed));
                back.put(cell, taken);
                told.add(taken);
            });
            after.forEach((cell, contribution) -> {
                back.remove(cell);
                if (!contribution.equals(before.get(cell))) {
                    told.add(contribution);
                }
            });
        }
        return new Change(new Account(changed, back), told);
    }

    /** What a single fact gives to the cells, computed at once and from nothing else. */
    public static List<Contribution> contributionsOf(Fact fact, List<Kpi> kpis) {
        return kpis.stream().flatMap(kpi -> contributionsOf(kpi, fact).values().stream()).toList();
    }

    /** What a fact gives to the cells of an indicator. Nothing before it is known for which programme, and by what it is to be broken down. */
    private static SortedMap<CellKey, Contribution> contributionsOf(Kpi kpi, Fact fact) {
        var gives = new TreeMap<CellKey, Contribution>();
        if (!kpi.looksAt().contains(fact.id().kind()) || !isClassified(fact)) {
            return gives;
        }
        var programmeId = Classification.programmeOf(fact).orElseThrow();
        var dimensions = Classification.of(fact);
        for (var share : kpi.judge(fact).shares()) {
            var all = new TreeMap<>(dimensions);
            all.putAll(share.dimensions());
            var cell = new CellKey(kpi.id(), programmeId, share.on(), all);
            gives.merge(cell, new Contribution(cell, fact.id(), version(kpi, fact), Aggregate.of(kpi.measure(), share), at(kpi, fact)),
                    Account::together);
        }
        return gives;
    }

    private static Contribution together(Contribution one, Contribution other) {
        return new Contribution(one.cell(), one.fact(), one.version(),
                requireNonNull(one.given()).plus(requireNonNull(other.given())), one.at());
    }

    private static boolean isClassified(Fact fact) {
        return Classification.programmeOf(fact).isPresent() && Classification.statedBy(fact.id().kind()).stream().anyMatch(fact::has);
    }

    private static long version(Kpi kpi, Fact fact) {
        return fact.version(reads(kpi, fact.id().kind()));
    }

    private static Instant at(Kpi kpi, Fact fact) {
        return fact.ever(reads(kpi, fact.id().kind())).stream().map(Reached::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static Set<Milestone> reads(Kpi kpi, FactKind kind) {
        var reads = EnumSet.copyOf(Classification.statedBy(kind));
        reads.addAll(kpi.reads());
        return reads;
    }
}
