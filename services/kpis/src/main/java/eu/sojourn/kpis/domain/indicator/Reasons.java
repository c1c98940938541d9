package eu.sojourn.kpis.domain.indicator;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;

/** Why facts do not count, or not yet: the first reason that applies speaks. */
public record Reasons(List<Reason> inOrder) {

    /**
     * @param when all of these must hold
     * @param lasting whether nothing that is expected will change it
     * @param message applies only to facts of which each word in it is known
     */
    public record Reason(List<Condition> when, boolean lasting, String code, Sentence message) {

        public Reason {
            when = List.copyOf(when);
        }

        boolean isAlwaysGiven() {
            return when.isEmpty() && message.isAlwaysSaid();
        }

        Optional<Verdict> of(Fact fact) {
            return when.stream().allMatch(condition -> condition.holds(fact))
                    ? message.of(fact, 0).map(said -> new Why(code, said)).map(why -> lasting ? new CountsNot(why) : new CountsNotYet(why))
                    : Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when it can be that none applies */
    public Reasons {
        inOrder = List.copyOf(inOrder);
        if (inOrder.stream().noneMatch(Reason::isAlwaysGiven)) {
            throw new IllegalArgumentException("there must be a last reason that always applies");
        }
    }

    Verdict of(Fact fact) {
        return inOrder.stream().flatMap(reason -> reason.of(fact).stream()).findFirst().orElseThrow();
    }

    /** The milestones on which it depends which reason applies. */
    Set<Milestone> reads() {
        var reads = EnumSet.noneOf(Milestone.class);
        inOrder.forEach(reason -> reason.when().forEach(condition -> reads.addAll(condition.reads())));
        return reads;
    }
}
