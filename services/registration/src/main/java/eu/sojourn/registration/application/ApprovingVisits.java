package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Classification;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Approving a visit over three aggregates without a transaction, for a coordinator or because a place frees. */
@Service
class ApprovingVisits {

    private static final int RACES = 20;

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Programme> programmes;
    private final AggregateStore<VisitAllowance> allowances;
    private final Applications applications;
    private final FollowingXchanges following;
    private final ReleasingPlaces releasing;
    private final Today today;

    ApprovingVisits(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<Programme> programmes,
            AggregateStore<VisitAllowance> allowances, Applications applications, FollowingXchanges following, ReleasingPlaces releasing,
            Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.programmes = programmes;
        this.allowances = allowances;
        this.applications = applications;
        this.following = following;
        this.releasing = releasing;
        this.today = today;
    }

    /**
     * Approves a visit: it gets its place, its rule set, its lump sum, and whether it counts. Place and allowance are reserved before the visit
     * changes, and the visit changes only as it was read before that; so neither is ever handed out twice, and {@link ReleasingPlaces} can tell
     * what was reserved in vain.
     */
    Stored<Visit> approve(VisitId id, @Nullable Long expectedVersion) {
        try {
            for (var race = 0; race < RACES; race++) {
                var approved = attempt(id, expectedVersion);
                if (approved.isPresent()) {
                    return approved.get();
                }
            }
            throw new OptimisticLockingFailureException("too many writers at visit " + id.value());
        } catch (RuntimeException e) {
            releasing.release(id);
            throw e;
        }
    }

    /** @return empty if somebody else wrote the visit in between */
    private Optional<Stored<Visit>> attempt(VisitId id, @Nullable Long expectedVersion) {
        var before = visits.get(id.value());
        var handled = visits.handledBefore(id.value());
        if (handled.isPresent()) {
            return handled;
        }
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw new StaleVersion(expectedVersion, before.version());
        }
        var visit = before.state();
        if (!visit.allows(VisitCommand.APPROVE)) {
            return Optional.of(visits.update(id.value(), expectedVersion, v -> v.wrongState(VisitCommand.APPROVE)));
        }
        var parties = visit.parties();
        if (!visit.isAsPlanned(xchanges.get(parties.xchangeId().value()).state())) {
            following.follow(id);
            return Optional.empty();
        }
        var inForce = programmes.get(parties.programmeId().value())
                .state()
                .rulesOn(today.date())
                .orElseThrow(() -> new Refusal(Decision.Kind.RULE, List.of(Eligibility.noRules())));
        var rules = inForce.rules();
        var application = applications.of(visit, rules);
        var objections = Eligibility.objections(application);
        if (!objections.isEmpty()) {
            throw new Refusal(Decision.Kind.RULE, objections);
        }
        xchanges.ensure(parties.xchangeId().value(), xchange -> requireNonNull(xchange).reserve(id));
        var visitor = application.visitor().organisationId();
        var unused = VisitAllowance.unused(parties.programmeId(), visitor);
        var counts = visit.mode() == Xchange.Mode.PHYSICAL
                && allowances.ensure(VisitAllowance.idOf(parties.programmeId(), visitor),
                        taken -> requireNonNullElse(taken, unused).take(id, rules)).state().counts(id);
        var lumpSum = LumpSums.of(application).orElseThrow();
        var classified = Classification.of(application.visitor(), application.xchange());
        try {
            return Optional.of(visits.update(id.value(), before.version(),
                    v -> v.approve(inForce.version(), lumpSum, counts, classified, rules.expiresAfterDays())));
        } catch (StaleVersion raced) {
            return Optional.empty();
        }
    }
}
