package eu.sojourn.kpis.domain.indicator;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;

/** Why facts count, or why they do not: the first reason that applies speaks. */
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

        Optional<Given> of(Fact fact, int count) {
            for (var condition : when) {
                if (!condition.holds(fact)) {
                    return Optional.empty();
                }
            }
            return message.of(fact, count).map(said -> new Given(lasting, new Why(code, said)));
        }
    }

    private record Given(boolean lasting, Why why) {}

    /** @throws IllegalArgumentException when it can be that none applies */
    public Reasons {
        inOrder = List.copyOf(inOrder);
        if (inOrder.stream().noneMatch(Reason::isAlwaysGiven)) {
            throw new IllegalArgumentException("there must be a last reason that always applies");
        }
    }

    /** Why a fact does not count. */
    Verdict verdict(Fact fact) {
        var given = given(fact, 0);
        return given.lasting() ? new CountsNot(given.why()) : new CountsNotYet(given.why());
    }

    /** Why a fact counts that gives so many shares. */
    Why why(Fact fact, int count) {
        return given(fact, count).why();
    }

    /** Asked of every fact for every indicator, with every event. */
    private Given given(Fact fact, int count) {
        for (var reason : inOrder) {
            var given = reason.of(fact, count);
            if (given.isPresent()) {
                return given.get();
            }
        }
        throw new IllegalStateException("no reason applies to " + fact.id());
    }

    /** The milestones on which it depends which reason applies. */
    Set<Milestone> reads() {
        var reads = EnumSet.noneOf(Milestone.class);
        inOrder.forEach(reason -> reason.when().forEach(condition -> reads.addAll(condition.reads())));
        return reads;
    }
}
