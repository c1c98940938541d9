package eu.sojourn.kpis.domain.indicator;

import java.util.Set;
import java.util.function.Function;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;

/**
 * The rule of one indicator: which facts it looks at, and what it says of them.
 *
 * @param id as in the dictionary
 * @param looksAt the kinds of facts it judges
 * @param reads every milestone that can make a fact count, or stop counting; contributions take their version from these
 * @param measure how what it says of many facts makes one value
 */
public record Kpi(String id, Set<FactKind> looksAt, Set<Milestone> reads, Measure measure, Function<Fact, Verdict> rule) {

    public Verdict judge(Fact fact) {
        return rule.apply(fact);
    }
}
