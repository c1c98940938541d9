package eu.sojourn.kpis.domain.indicator;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Verdict.Counts;

/** The rule of one indicator: which facts it looks at, what they give, and why. */
public final class Kpi {

    private final String id;
    private final Measure measure;
    private final Formula formula;
    private final Reasons because;
    private final Reasons otherwise;
    private final Set<Milestone> reads;
    private final Set<Milestone> reasonsRead;
    /** For each kind of facts that it looks at, whatever can change what one gives. */
    private final Map<FactKind, Set<Milestone>> dependsOn = new EnumMap<>(FactKind.class);

    /**
     * @param id as in the dictionary
     * @param looksAt the kinds of facts it judges
     * @param measure how what it says of many facts makes one value
     * @param because why a fact counts
     * @param otherwise why one does not
     */
    public Kpi(String id, Set<FactKind> looksAt, Measure measure, Formula formula, Reasons because, Reasons otherwise) {
        this.id = id;
        this.measure = measure;
        this.formula = formula;
        this.because = because;
        this.otherwise = otherwise;
        this.reads = Collections.unmodifiableSet(formula.reads());
        this.reasonsRead = Collections.unmodifiableSet(otherwise.reads());
        looksAt.forEach(kind -> {
            var milestones = EnumSet.copyOf(Classification.statedBy(kind));
            milestones.addAll(reads);
            dependsOn.put(kind, Collections.unmodifiableSet(milestones));
        });
    }

    public String id() {
        return id;
    }

    public Measure measure() {
        return measure;
    }

    public boolean looksAt(FactKind kind) {
        return dependsOn.containsKey(kind);
    }

    /** Every milestone that can change what a fact of the kind gives, and to which cell; none where it does not look at such facts. */
    public Set<Milestone> dependsOn(FactKind kind) {
        return dependsOn.getOrDefault(kind, Set.of());
    }

    /** {@link #dependsOn} without the milestones that {@linkplain Classification#statedBy state dimensions}. */
    public Set<Milestone> reads() {
        return reads;
    }

    /** Every milestone that can change for which reason a fact does not count. */
    Set<Milestone> reasonsRead() {
        return reasonsRead;
    }

    /**
     * Whether facts of which so much was reached can give anything, whatever else their events say. It never turns from true to false: so a
     * fact for which it is false gives nothing and never gave anything.
     */
    public boolean couldGive(Set<Milestone> reached) {
        return formula.couldGive(reached);
    }

    public Verdict judge(Fact fact) {
        var shares = formula.shares(fact);
        return shares.isEmpty()
                ? otherwise.verdict(fact)
                : new Counts(shares, because.why(fact, shares.size()));
    }
}
