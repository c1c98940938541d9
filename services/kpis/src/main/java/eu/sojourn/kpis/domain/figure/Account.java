package eu.sojourn.kpis.domain.figure;

import eu.sojourn.kpis.domain.fact.Reached;

import eu.sojourn.kpis.domain.fact.Observation;

import eu.sojourn.kpis.domain.indicator.Kpis;

import eu.sojourn.kpis.domain.indicator.Kpi;

import eu.sojourn.kpis.domain.fact.FactId;

import eu.sojourn.kpis.domain.fact.Fact;

import eu.sojourn.kpis.domain.fact.Attribute;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    public Account with(Observation event) {
        var changed = fact.with(event);
        return changed == fact ? this : new Account(changed, settle(changed));
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

    private SortedMap<CellKey, Contribution> settle(Fact changed) {
        var settled = new TreeMap<>(contributions);
        for (var kpi : Kpis.ALL) {
            var version = changed.version(kpi.reads());
            var at = changed.ever(kpi.reads()).stream().map(Reached::at).max(Instant::compareTo).orElse(Instant.EPOCH);
            var gives = gives(kpi, changed);
            contributions.forEach((cell, former) -> {
                if (cell.kpi().equals(kpi.id()) && former.amount() != null && !gives.containsKey(cell)) {
                    settled.put(cell, new Contribution(cell, changed.id(), version, null, at));
                }
            });
            gives.forEach((cell, amount) -> settled.put(cell, new Contribution(cell, changed.id(), version, amount, at)));
        }
        return settled;
    }

    /** What a fact gives to the cells of an indicator. Nothing before it is known for which programme and partnership: neither ever changes. */
    private static Map<CellKey, BigDecimal> gives(Kpi kpi, Fact fact) {
        var programme = fact.attribute(Attribute.PROGRAMME);
        var partnership = fact.partnership();
        if (!kpi.looksAt().contains(fact.id().kind()) || programme.isEmpty() || partnership.isEmpty()) {
            return Map.of();
        }
        var gives = new TreeMap<CellKey, BigDecimal>();
        for (var share : kpi.judge(fact).shares()) {
            var cell = new CellKey(kpi.id(), programme.get(), YearMonth.from(share.on()),
                    new TreeMap<>(Map.of("partnership", partnership.get())));
            gives.merge(cell, share.amount(), BigDecimal::add);
        }
        return gives;
    }

    /** What a single fact gives to the cells, computed at once and from nothing else. */
    public static List<Contribution> contributionsOf(Fact fact) {
        return List.copyOf(new Account(fact, Collections.emptySortedMap()).settle(fact).values());
    }
}
