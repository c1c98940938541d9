package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Merging;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import eu.sojourn.service.security.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Merging an organisation that is registered twice into the one that goes on. No history is lost: the merged one keeps its profile and
 * judgements, visits keep their ids and events. There is no way back.
 *
 * <p>Several aggregates change without a transaction. The merging is written down first; then allowances are united, the one organisation is
 * merged, the other takes over its facts, and the merging is crossed out. Each step may be repeated, so the lifecycle clock finishes what a crash
 * interrupts, and so does the next merging.
 */
@Service
public class MergingOrganisations {

    private static final Logger log = LoggerFactory.getLogger(MergingOrganisations.class);
    private static final int TRIES = 20;

    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Merging> mergings;
    private final AggregateStore<VisitAllowance> allowances;
    private final AggregateStore<Visit> visits;
    private final Organisations lists;
    private final Survivors survivors;

    MergingOrganisations(AggregateStore<Organisation> organisations, AggregateStore<Merging> mergings,
            AggregateStore<VisitAllowance> allowances, AggregateStore<Visit> visits, Organisations lists, Survivors survivors) {
        this.organisations = organisations;
        this.mergings = mergings;
        this.allowances = allowances;
        this.visits = visits;
        this.lists = lists;
        this.survivors = survivors;
    }

    /** Why one organisation cannot be merged into another now; empty if it can. Stores nothing. */
    public List<Reason> objections(Actor actor, OrganisationId from, OrganisationId into) {
        var merged = organisations.get(from.value()).state();
        var survivor = survivor(from, into);
        mayMerge(actor, merged, survivor);
        return objections(merged, survivor);
    }

    /**
     * Merges an organisation into another; asked again, it does nothing.
     *
     * @param expectedVersion of the organisation to be merged; null if it does not matter
     * @return the organisation that goes on
     */
    public Stored<Organisation> merge(Actor actor, OrganisationId from, @Nullable Long expectedVersion, OrganisationId into) {
        var before = organisations.get(from.value());
        mayMerge(actor, before.state(), survivor(from, into));
        if (organisations.handledBefore(from.value()).isPresent() || into.equals(before.state().mergedInto())) {
            return survivors.get(into);
        }
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw new StaleVersion(expectedVersion, before.version());
        }
        var merging = new Merging(from, into);
        begin(merging);
        // Asked only now, as another merging may have been finished in between.
        var objections = objections(organisations.get(from.value()).state(), organisations.get(into.value()).state());
        if (!objections.isEmpty() && !into.equals(organisations.get(from.value()).state().mergedInto())) {
            end(merging);
            throw new Refusal(Decision.Kind.STATE, objections);
        }
        finish(merging);
        organisations.update(from.value(), Decision::unchanged);
        return survivors.get(into);
    }

    /** Finishes what a crash interrupted. */
    @Scheduled(fixedDelayString = "${sojourn.lifecycle.every}")
    public void resume() {
        try {
            underWay().ifPresent(this::finish);
        } catch (RuntimeException e) {
            log.warn("Could not finish a merging", e);
        }
    }

    private Optional<Merging> underWay() {
        return mergings.find(Merging.ID).map(Stored::state).filter(Merging::isUnderWay);
    }

    private void begin(Merging merging) {
        for (var tries = 1;; tries++) {
            try {
                mergings.ensure(Merging.ID, current -> requireNonNullElse(current, Merging.NONE)
                        .begin(requireNonNull(merging.from()), requireNonNull(merging.into())));
                return;
            } catch (Refusal other) {
                if (tries == TRIES) {
                    throw other;
                }
                underWay().filter(current -> !current.equals(merging)).ifPresent(this::finish);
            }
        }
    }

    private void end(Merging merging) {
        mergings.ensure(Merging.ID, current -> requireNonNullElse(current, Merging.NONE).end(merging));
    }

    private void finish(Merging merging) {
        var from = requireNonNull(merging.from());
        var into = requireNonNull(merging.into());
        var merged = organisations.get(from.value()).state();
        var begun = into.equals(merged.mergedInto());
        if (begun || objections(merged, organisations.get(into.value()).state()).isEmpty()) {
            unite(from, into);
            organisations.ensure(from.value(), organisation -> requireNonNull(organisation).mergeInto(into));
            organisations.ensure(into.value(), organisation -> requireNonNull(organisation).absorb(merged));
            // Once more for a visit that was approved for the merged one in between.
            unite(from, into);
        }
        end(merging);
    }

    /** Unites what both have used of their allowances, so that no visit counts that would not have counted for one organisation. */
    private void unite(OrganisationId from, OrganisationId into) {
        for (var programme : lists.programmesOf(from)) {
            var moved = allowances.ensure(VisitAllowance.idOf(programme, from), used(programme, from, used -> used.moveTo(into))).state();
            var united = allowances.ensure(VisitAllowance.idOf(programme, into), used(programme, into, used -> used.unite(moved))).state();
            for (var visit : united.visits()) {
                // It may have ended, and been sought at the other organisation to be given back, at this very moment.
                if (visits.find(visit.value()).filter(stored -> stored.state().state().endedEarly()).isPresent()) {
                    allowances.ensure(VisitAllowance.idOf(programme, into), used(programme, into, used -> used.giveBack(visit)));
                }
            }
            for (var visit : moved.visits()) {
                allowances.ensure(VisitAllowance.idOf(programme, from), used(programme, from, used -> used.giveBack(visit)));
            }
        }
    }

    private static Function<@Nullable VisitAllowance, Decision<VisitAllowance>> used(ProgrammeId programme,
            OrganisationId organisation, Function<VisitAllowance, Decision<VisitAllowance>> change) {
        return known -> change.apply(requireNonNullElse(known, VisitAllowance.unused(programme, organisation)));
    }

    private Organisation survivor(OrganisationId from, OrganisationId into) {
        if (from.equals(into)) {
            throw new InvalidValue("intoOrganisationId", "must be another organisation");
        }
        return organisations.find(into.value())
                .map(Stored::state)
                .orElseThrow(() -> new InvalidValue("intoOrganisationId", "names no registered organisation"));
    }

    /** Coordinators merge what their partnership looks after, and what nobody looks after yet into or with that. */
    private static void mayMerge(Actor actor, Organisation from, Organisation into) {
        var one = from.partnershipId();
        var other = into.partnershipId();
        var partnership = one != null ? one : other;
        Actor.require(partnership != null && actor.coordinatesIn(partnership.value()) && (other == null || partnership.equals(other)),
                "Only coordinators of the partnership that looks after both may merge them, or after one while nobody has judged the other.");
    }

    private List<Reason> objections(Organisation merged, Organisation survivor) {
        var reasons = new ArrayList<Reason>();
        if (merged.state() == Organisation.State.MERGED) {
            reasons.add(new Reason("MERGED", "organisationId", null, String.valueOf(merged.mergedInto()), null,
                    "%s was merged into another organisation already.".formatted(merged.profile().name())));
        }
        reasons.addAll(survivor.cannotAbsorb());
        for (var both : lists.visitedByBoth(survivors.family(merged.organisationId()), survivors.family(survivor.organisationId()))) {
            reasons.add(new Reason("BOTH_TAKE_PART", "organisationId", null, both.title(), null,
                    "Both take part in \"%s\". Let one of them withdraw, or close its visit, first.".formatted(both.title())));
        }
        return reasons;
    }
}
