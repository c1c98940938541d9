package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.Programme;
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
import eu.sojourn.service.security.Actor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Approving and declining visits by the VOP, accepting and refusing them by the host, withdrawing them by the visitor. */
@Service
public class DecidingVisits {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Programme> programmes;
    private final AggregateStore<VisitAllowance> allowances;
    private final Applications applications;
    private final ReleasingPlaces releasing;
    private final Today today;

    DecidingVisits(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<Programme> programmes,
            AggregateStore<VisitAllowance> allowances, Applications applications,
            ReleasingPlaces releasing, Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.programmes = programmes;
        this.allowances = allowances;
        this.applications = applications;
        this.releasing = releasing;
        this.today = today;
    }

    /**
     * Approves a visit: it gets its place, its rule set, its lump sum, and whether it counts. Place and allowance are reserved before the
     * visit changes and are given back when it ends early, so that neither is ever handed out twice.
     */
    public Stored<Visit> approve(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        var before = visits.get(id.value());
        var visit = before.state();
        VisitRights.require(actor, visit, VisitCommand.APPROVE);
        var handled = visits.handledBefore(id.value());
        if (handled.isPresent()) {
            return handled.get();
        }
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw new StaleVersion(expectedVersion, before.version());
        }
        if (!visit.allows(VisitCommand.APPROVE)) {
            return visits.update(id.value(), expectedVersion, v -> v.wrongState(VisitCommand.APPROVE));
        }
        var parties = visit.parties();
        var programme = programmes.get(parties.programmeId().value()).state();
        var inForce = programme.rulesOn(today.date())
                .orElseThrow(() -> new Refusal(Decision.Kind.RULE, List.of(Eligibility.noRules())));
        var rules = inForce.rules();
        var application = applications.of(visit, rules);
        var objections = Eligibility.objections(application);
        if (!objections.isEmpty()) {
            throw new Refusal(Decision.Kind.RULE, objections);
        }
        xchanges.ensure(parties.xchangeId().value(), x -> requireNonNull(x).reserve(id));
        var lumpSum = LumpSums.of(application).orElseThrow();
        var allowanceId = VisitAllowance.idOf(programme.programmeId(), parties.visitingOrganisationId());
        var unused = VisitAllowance.unused(programme.programmeId(), parties.visitingOrganisationId());
        try {
            var counts = visit.mode() == Xchange.Mode.PHYSICAL
                    && allowances.ensure(allowanceId, taken -> requireNonNullElse(taken, unused).take(id, rules)).state().counts(id);
            return visits.update(id.value(), expectedVersion,
                    v -> v.approve(inForce.version(), lumpSum, counts, rules.expiresAfterDays()));
        } catch (RuntimeException e) {
            releasing.release(visits.get(id.value()).state());
            throw e;
        }
    }

    public Stored<Visit> decline(Actor actor, VisitId id, @Nullable Long expectedVersion, List<String> reasons) {
        return given(actor, id, expectedVersion, VisitCommand.DECLINE, visit -> visit.decline(reasons));
    }

    public Stored<Visit> accept(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        return given(actor, id, expectedVersion, VisitCommand.ACCEPT, Visit::accept);
    }

    public Stored<Visit> refuse(Actor actor, VisitId id, @Nullable Long expectedVersion, List<String> reasons) {
        return given(actor, id, expectedVersion, VisitCommand.REFUSE, visit -> visit.refuse(reasons));
    }

    public Stored<Visit> withdraw(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        return given(actor, id, expectedVersion, VisitCommand.WITHDRAW, Visit::withdraw);
    }

    private Stored<Visit> given(Actor actor, VisitId id, @Nullable Long expectedVersion, VisitCommand command,
            Function<Visit, Decision<Visit>> change) {
        VisitRights.require(actor, visits.get(id.value()).state(), command);
        return visits.update(id.value(), expectedVersion, change);
    }
}
