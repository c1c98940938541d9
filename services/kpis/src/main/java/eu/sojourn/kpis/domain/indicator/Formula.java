package eu.sojourn.kpis.domain.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.MilestoneKey;
import eu.sojourn.kpis.domain.fact.Reached;

/** What facts give to an indicator. A function of one fact, and of nothing of it but the milestones that it says it reads. */
public sealed interface Formula {

    /** What the fact gives; nothing when it does not count. */
    List<Share> shares(Fact fact);

    /**
     * Every milestone that can change what a fact gives, beside those that {@linkplain Classification#statedBy state dimensions}. Contributions
     * take their version from these.
     */
    Set<Milestone> reads();

    /** Whether a fact can give anything of which these were reached and nothing more is known; with more of them it still can. */
    boolean couldGive(Set<Milestone> reached);

    /**
     * Each time that a milestone was reached gives something on its day.
     *
     * @param followedBy only the times after which the same source told of this one, too (a response to an invitation)
     * @param on the day on which it counts, where that is known of the fact and not the one on which it happened
     * @param element what is counted once
     * @param by dimensions that each time adds
     */
    record Each(Milestone at, @Nullable Milestone followedBy, @Nullable Attribute on, Amount amount, @Nullable Attribute element,
            Map<Dimension, Detail> by) implements Formula {

        public Each {
            by = Map.copyOf(by);
        }

        @Override
        public List<Share> shares(Fact fact) {
            var shares = new ArrayList<Share>();
            fact.all(at).forEach((place, reached) -> share(fact, place, reached).ifPresent(shares::add));
            return shares;
        }

        private Optional<Share> share(Fact fact, MilestoneKey place, Reached reached) {
            var named = element == null ? null : fact.attribute(element).orElse(null);
            var day = on == null ? reached.on() : fact.attribute(on).map(LocalDate::parse).orElse(null);
            var much = amount.of(fact, reached);
            if (element != null && named == null || day == null || much == null || followedBy != null
                    && fact.all(followedBy).keySet().stream().noneMatch(other -> other.aggregate().equals(place.aggregate()))) {
                return Optional.empty();
            }
            var dimensions = new TreeMap<Dimension, String>();
            by.forEach((dimension, detail) -> detail.of(place, reached).ifPresent(value -> dimensions.put(dimension, value)));
            return Optional.of(new Share(day, much, named, dimensions));
        }

        @Override
        public Set<Milestone> reads() {
            return union(Stream.of(Set.of(at), followedBy == null ? Set.of() : Set.of(followedBy), amount.reads()));
        }

        @Override
        public boolean couldGive(Set<Milestone> reached) {
            return reached.contains(at) && (followedBy == null || reached.contains(followedBy));
        }
    }

    /** How much a time gives. */
    sealed interface Amount {

        /** {@code null} where it is not known, and so nothing is given. */
        @Nullable
        BigDecimal of(Fact fact, Reached reached);

        Set<Milestone> reads();
    }

    record One() implements Amount {

        @Override
        public BigDecimal of(Fact fact, Reached reached) {
            return BigDecimal.ONE;
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of();
        }
    }

    /** The days since another milestone; 0 where the calendars of two clocks would make it less. */
    record DaysSince(Milestone milestone) implements Amount {

        @Override
        public @Nullable BigDecimal of(Fact fact, Reached reached) {
            return fact.reached(milestone)
                    .map(since -> BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(since.on(), reached.on()))))
                    .orElse(null);
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of(milestone);
        }
    }

    /** The days since the one that the event of each time tells. */
    record DaysSinceSaid(Attribute attribute) implements Amount {

        @Override
        public @Nullable BigDecimal of(Fact fact, Reached reached) {
            return reached.says(attribute)
                    .map(since -> BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(LocalDate.parse(since), reached.on()))))
                    .orElse(null);
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of();
        }
    }

    /** A number that the event of each time tells, or that is known of the fact. */
    record Number(Attribute attribute) implements Amount {

        @Override
        public @Nullable BigDecimal of(Fact fact, Reached reached) {
            return (attribute.isOfOneHappening() ? reached.says(attribute) : fact.attribute(attribute)).map(BigDecimal::new).orElse(null);
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of();
        }
    }

    /** The euros of that one of some milestones of one source which told of any last. */
    record Euros(List<Milestone> by) implements Amount {

        public Euros {
            by = List.copyOf(by);
        }

        @Override
        public @Nullable BigDecimal of(Fact fact, Reached reached) {
            return last(fact).orElse(null);
        }

        Optional<BigDecimal> last(Fact fact) {
            return fact.ever(by)
                    .stream()
                    .filter(one -> one.amount() != null)
                    .max(Comparator.comparingLong(Reached::sequence))
                    .map(Reached::amount);
        }

        @Override
        public Set<Milestone> reads() {
            return Set.copyOf(by);
        }
    }

    /** What a time says of itself. */
    sealed interface Detail {

        Optional<String> of(MilestoneKey place, Reached reached);

        /** @throws IllegalArgumentException when the word is none */
        static Detail parse(String word) {
            return word.equals("by") ? new Who() : new Says(ofOneHappening(word));
        }
    }

    /** @throws IllegalArgumentException when it is no attribute that each happening has of its own */
    static Attribute ofOneHappening(String word) {
        var attribute = Attribute.of(word);
        if (!attribute.isOfOneHappening()) {
            throw new IllegalArgumentException("nothing that a milestone says of itself: '" + word + "'");
        }
        return attribute;
    }

    /** Whoever reached it, or which time it was. */
    record Who() implements Detail {

        @Override
        public Optional<String> of(MilestoneKey place, Reached reached) {
            return Optional.of(place.by()).filter(by -> !by.isEmpty());
        }
    }

    /** An attribute of each time. */
    record Says(Attribute attribute) implements Detail {

        @Override
        public Optional<String> of(MilestoneKey place, Reached reached) {
            return reached.says(attribute);
        }
    }

    /**
     * Where the fact is in its life: the one of these milestones which its source told of last. It is there since the day of that.
     *
     * @param states what each milestone leads to
     * @param undone a milestone that is as if it had never been once the other was told of later
     */
    record Life(Map<Milestone, String> states, Map<Milestone, Milestone> undone) implements Formula {

        public Life {
            states = Map.copyOf(states);
            undone = Map.copyOf(undone);
        }

        @Override
        public List<Share> shares(Fact fact) {
            return states.keySet()
                    .stream()
                    .flatMap(milestone -> fact.reached(milestone)
                            .filter(reached -> !isUndone(milestone, reached, fact))
                            .stream()
                            .map(reached -> Map.entry(milestone, reached)))
                    .max(Comparator.comparingLong(entry -> entry.getValue().sequence()))
                    .map(entry -> List.of(Share.one(entry.getValue().on()).with(Map.of(Dimension.STATE, states.get(entry.getKey())))))
                    .orElse(List.of());
        }

        private boolean isUndone(Milestone milestone, Reached reached, Fact fact) {
            var by = undone.get(milestone);
            return by != null && fact.reached(by).filter(later -> later.sequence() > reached.sequence()).isPresent();
        }

        @Override
        public Set<Milestone> reads() {
            return union(Stream.of(states.keySet(), Set.copyOf(undone.values())));
        }

        @Override
        public boolean couldGive(Set<Milestone> reached) {
            return !Collections.disjoint(states.keySet(), reached);
        }
    }

    /** Whatever does not count for another indicator yet, by what it waits for, since the last thing that happened to it. */
    record Waiting(Kpi other) implements Formula {

        @Override
        public List<Share> shares(Fact fact) {
            var happened = EnumSet.copyOf(Classification.statedBy(fact.id().kind()));
            happened.addAll(reads());
            var since = fact.ever(happened).stream().map(Reached::on).max(LocalDate::compareTo);
            return since.isPresent() && other.judge(fact) instanceof Verdict.CountsNotYet(var why)
                    ? List.of(Share.one(since.get()).with(Map.of(Dimension.REASON, why.code())))
                    : List.of();
        }

        @Override
        public Set<Milestone> reads() {
            var all = EnumSet.copyOf(other.reads());
            all.addAll(other.reasonsRead());
            return all;
        }

        @Override
        public boolean couldGive(Set<Milestone> reached) {
            return true; // it waits from the first that is known of it
        }
    }

    /** One that takes code: it is shown nothing but what it reads. */
    record Ruled(Rule rule) implements Formula {

        @Override
        public List<Share> shares(Fact fact) {
            if (!couldGive(fact.reached())) {
                return List.of();
            }
            var seen = EnumSet.copyOf(Classification.statedBy(fact.id().kind()));
            seen.addAll(rule.reads());
            return rule.shares(fact.only(seen));
        }

        @Override
        public Set<Milestone> reads() {
            return rule.reads();
        }

        @Override
        public boolean couldGive(Set<Milestone> reached) {
            return rule.reads().isEmpty() || !Collections.disjoint(rule.reads(), reached);
        }
    }

    /**
     * A formula under conditions.
     *
     * @param until nothing any more once one of these was reached
     * @param only nothing unless all of these hold
     * @param unless nothing if there are any of these and all of them hold
     */
    record Provided(Formula formula, List<Milestone> until, List<Condition> only, List<Condition> unless) implements Formula {

        public Provided {
            until = List.copyOf(until);
            only = List.copyOf(only);
            unless = List.copyOf(unless);
        }

        @Override
        public List<Share> shares(Fact fact) {
            return until.stream().anyMatch(fact::has) || !only.stream().allMatch(condition -> condition.holds(fact))
                    || !unless.isEmpty() && unless.stream().allMatch(condition -> condition.holds(fact))
                            ? List.of()
                            : formula.shares(fact);
        }

        @Override
        public Set<Milestone> reads() {
            return union(Stream.concat(Stream.of(formula.reads(), Set.copyOf(until)),
                    Stream.concat(only.stream(), unless.stream()).map(Condition::reads)));
        }

        @Override
        public boolean couldGive(Set<Milestone> reached) {
            return formula.couldGive(reached);
        }
    }

    private static Set<Milestone> union(Stream<Set<Milestone>> some) {
        var all = EnumSet.noneOf(Milestone.class);
        some.forEach(all::addAll);
        return all;
    }
}
