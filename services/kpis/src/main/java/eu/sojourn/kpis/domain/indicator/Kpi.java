package eu.sojourn.kpis.domain.indicator;

import java.util.Collections;
import java.util.Set;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;

/**
 * The rule of one indicator: which facts it looks at, what they give, and why.
 *
 * @param id as in the dictionary
 * @param looksAt the kinds of facts it judges
 * @param measure how what it says of many facts makes one value
 * @param because why a fact counts
 * @param otherwise why one does not
 * @param reads every milestone that can change what a fact gives, beside those that {@linkplain Classification#statedBy state dimensions};
 *     follows from the formula, whatever is given
 */
public record Kpi(String id, Set<FactKind> looksAt, Measure measure, Formula formula, Reasons because, Reasons otherwise,
        Set<Milestone> reads) {

    public Kpi {
        looksAt = Set.copyOf(looksAt);
        reads = Collections.unmodifiableSet(formula.reads());
    }

    public Kpi(String id, Set<FactKind> looksAt, Measure measure, Formula formula, Reasons because, Reasons otherwise) {
        this(id, looksAt, measure, formula, because, otherwise, Set.of());
    }

    public Verdict judge(Fact fact) {
        var shares = formula.shares(fact);
        return shares.isEmpty()
                ? otherwise.verdict(fact)
                : new Counts(shares, because.why(fact, shares.size()));
    }
}
