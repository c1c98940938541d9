package eu.sojourn.kpis.domain.generation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * Which generations of the figures there are. One is active: its figures are shown. At most one is being built beside it, and becomes active
 * when it has caught up. A retired one is shown and built no more; it is here until all that it left is removed, and then never again.
 *
 * @param last the highest number that was ever given
 */
public record Generations(int last, List<Build> builds) {

    /** Where a generation stands. It only ever goes on to a later state. */
    public enum State {
        BUILDING, ACTIVE, RETIRED
    }

    /**
     * One generation.
     *
     * @param rules by which it is built; only an instance with these very rules builds it
     * @param askedBy the operator who asked for it; null where a release with new rules began it
     * @param activeSince null while it is being built
     */
    public record Build(int number, Rules rules, State state, Instant begunAt, @Nullable String askedBy, @Nullable Instant activeSince) {

        public Generation generation() {
            return new Generation(number);
        }

        public boolean isLiving() {
            return state != State.RETIRED;
        }

        private Build activated(Instant now) {
            return new Build(number, rules, State.ACTIVE, begunAt, askedBy, now);
        }

        private Build retired() {
            return new Build(number, rules, State.RETIRED, begunAt, askedBy, activeSince);
        }
    }

    public Generations {
        builds = List.copyOf(builds);
    }

    /**
     * Before the first. Where numbers were given of which nothing is known any more, what they left is to be removed.
     *
     * @param last the highest of them, 0 when there are none
     */
    public static Generations none(int last) {
        return new Generations(last,
                last == 0 ? List.of() : List.of(new Build(last, new Rules(0, List.of()), State.RETIRED, Instant.EPOCH, null, null)));
    }

    public Optional<Build> active() {
        return inState(State.ACTIVE);
    }

    public Optional<Build> building() {
        return inState(State.BUILDING);
    }

    public List<Build> retired() {
        return builds.stream().filter(build -> !build.isLiving()).toList();
    }

    /** What an instance with these rules has to run. */
    public List<Build> toRun(Rules rules) {
        return builds.stream().filter(build -> build.isLiving() && build.rules().version() == rules.version()).toList();
    }

    /** Whether a generation is over for ever, so that what it left may be removed. One that is not known yet is not over. */
    public boolean isOver(Generation generation) {
        return generation.number() <= last
                && builds.stream().noneMatch(build -> build.number() == generation.number() && build.isLiving());
    }

    /**
     * An instance with these rules came up. Where nothing living was made by these rules or later ones a generation begins; one of former
     * rules that is still being built is retired.
     *
     * @param nothingHappened whether there is no event to read: then a first generation is complete at once
     */
    public Generations serving(Rules rules, Instant now, boolean nothingHappened) {
        if (builds.stream().anyMatch(build -> build.isLiving() && build.rules().version() >= rules.version())) {
            return this;
        }
        var begun = changed(build -> build.state() == State.BUILDING ? build.retired() : build).begun(rules, null, now);
        return nothingHappened && active().isEmpty() ? begun.activated(new Generation(begun.last), now) : begun;
    }

    /** An operator wants the figures built anew, by the rules of the instance that was asked. */
    public Decision<Generations> rebuilding(Rules rules, String askedBy, Instant now) {
        return building().<Decision<Generations>>map(build -> Decision.conflict(
                Reason.of("REBUILD_UNDER_WAY", "Generation %d is being built; wait for it or give it up.".formatted(build.number()))))
                .orElseGet(() -> Decision.accepted(begun(rules, askedBy, now)));
    }

    /** What is being built has caught up and is shown from now on; the former one is retired. No effect on one that is not being built. */
    public Generations activated(Generation generation, Instant now) {
        if (building().filter(build -> build.number() == generation.number()).isEmpty()) {
            return this;
        }
        return changed(build -> build.number() == generation.number() ? build.activated(now) : build.retired());
    }

    /** An operator does not want any more what is being built. */
    public Decision<Generations> givenUp(Generation generation) {
        if (building().filter(build -> build.number() == generation.number()).isEmpty()) {
            return Decision.conflict(Reason.of("NOT_BEING_BUILT", "Generation %d is not being built.".formatted(generation.number())));
        }
        if (active().isEmpty()) {
            return Decision.conflict(Reason.of("NO_OTHER", "There is no other generation that could be shown."));
        }
        return Decision.accepted(changed(build -> build.number() == generation.number() ? build.retired() : build));
    }

    /** Nothing is left of a retired generation. */
    public Generations removed(Generation generation) {
        return new Generations(last, builds.stream().filter(build -> build.number() != generation.number() || build.isLiving()).toList());
    }

    private Optional<Build> inState(State state) {
        return builds.stream().filter(build -> build.state() == state).findFirst();
    }

    private Generations begun(Rules rules, @Nullable String askedBy, Instant now) {
        var more = new ArrayList<>(builds);
        more.add(new Build(last + 1, rules, State.BUILDING, now, askedBy, null));
        return new Generations(last + 1, more);
    }

    private Generations changed(UnaryOperator<Build> change) {
        return new Generations(last, builds.stream().map(change).toList());
    }
}
