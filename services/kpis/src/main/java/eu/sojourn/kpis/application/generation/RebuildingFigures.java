package eu.sojourn.kpis.application.generation;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Rules;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.service.domain.Decision;

/**
 * Begins, switches and ends generations of the figures. All instances act on one document that is changed by conditional writes, so that it
 * does not matter which of them takes a step, or whether two take it at once.
 */
@Service
public final class RebuildingFigures {

    private static final String ID = "figures";

    private final AggregateStore<Generations> store;
    private final Rules rules;
    private final Clock clock;
    private volatile @Nullable Generations known;

    /** @param rules those of this release */
    public RebuildingFigures(AggregateStore<Generations> store, Rules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** The rules by which this instance builds. */
    public Rules rules() {
        return rules;
    }

    /** What this instance knows; empty before it looked for the first time. */
    public Optional<Generations> known() {
        return Optional.ofNullable(known);
    }

    /** Looks at what there is now; empty before any instance ever came up. */
    public Optional<Generations> look() {
        var found = store.find(ID);
        found.ifPresent(stored -> known = stored.state());
        return found.map(stored -> stored.state());
    }

    /**
     * Says that this instance came up: where nothing was made by its rules or later ones, a generation begins.
     *
     * @param last the highest number that is known to have been given, where there is no document that tells
     * @param nothingHappened whether there is no event to read
     */
    public Generations serve(int last, boolean nothingHappened) {
        return change(last, generations -> generations.serving(rules, clock.instant(), nothingHappened));
    }

    /**
     * Begins a generation by the rules of this instance.
     *
     * @throws eu.sojourn.service.problem.Refusal when one is being built
     */
    public Generations rebuild(String askedBy) {
        return known(store.update(ID, generations -> generations.rebuilding(rules, askedBy, clock.instant())).state());
    }

    /**
     * Ends what is being built.
     *
     * @throws eu.sojourn.service.problem.Refusal when it is not
     */
    public Generations giveUp(Generation generation) {
        return known(store.update(ID, generations -> generations.givenUp(generation)).state());
    }

    /** Shows a generation that has caught up. */
    public Generations activate(Generation generation) {
        return change(0, generations -> generations.activated(generation, clock.instant()));
    }

    /** Forgets a retired generation of which nothing is left. */
    public Generations remove(Generation generation) {
        return change(0, generations -> generations.removed(generation));
    }

    private Generations change(int last, UnaryOperator<Generations> change) {
        var before = store.find(ID).map(stored -> stored.state());
        if (before.isPresent() && change.apply(before.get()).equals(before.get())) {
            return known(before.get());
        }
        return known(store.ensure(ID, found -> Decision.accepted(change.apply(found == null ? Generations.none(last) : found))).state());
    }

    private Generations known(Generations generations) {
        known = generations;
        return generations;
    }
}
