package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people decide about a visit before it begins: the VOP approves, lets wait, declines or cancels it, the host accepts or refuses it, the
 * visitor withdraws it.
 */
@Service
public class DecidingVisits {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Programme> programmes;
    private final Applications applications;
    private final ApprovingVisits approving;
    private final Clock clock;
    private final Today today;

    DecidingVisits(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<Programme> programmes,
            Applications applications, ApprovingVisits approving, Clock clock, Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.programmes = programmes;
        this.applications = applications;
        this.approving = approving;
        this.clock = clock;
        this.today = today;
    }

    /** @see ApprovingVisits#approve */
    public Stored<Visit> approve(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        VisitRights.require(actor, visits.get(id.value()).state(), VisitCommand.APPROVE);
        return approving.approve(id, expectedVersion);
    }

    /** Puts a visit that nothing but a full Xchange stands against on the waiting list: it is approved as soon as a place frees. */
    public Stored<Visit> waitlist(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        var visit = visits.get(id.value()).state();
        VisitRights.require(actor, visit, VisitCommand.WAITLIST);
        var rules = programmes.get(visit.parties().programmeId().value()).state().rulesOn(today.date());
        return visits.update(id.value(), expectedVersion, v -> {
            if (!v.allows(VisitCommand.WAITLIST)) {
                return v.wrongState(VisitCommand.WAITLIST);
            }
            if (rules.isEmpty()) {
                return Decision.refused(List.of(Eligibility.noRules()));
            }
            if (!xchanges.get(v.parties().xchangeId().value()).state().isFull()) {
                return Decision.conflict(Reason.of("PLACE_FREE", "A place is free, so there is nothing to wait for. Approve the visit."));
            }
            var objections = Eligibility.objections(applications.waiting(v, rules.get().rules()));
            return objections.isEmpty()
                    ? v.waitlist(clock.instant(), rules.get().rules().expiresAfterDays(), today.date())
                    : Decision.refused(objections);
        });
    }

    public Stored<Visit> decline(Actor actor, VisitId id, @Nullable Long expectedVersion, List<String> reasons) {
        return given(actor, id, expectedVersion, VisitCommand.DECLINE, visit -> visit.decline(reasons));
    }

    public Stored<Visit> cancel(Actor actor, VisitId id, @Nullable Long expectedVersion, List<String> reasons) {
        return given(actor, id, expectedVersion, VisitCommand.CANCEL, visit -> visit.cancel(reasons));
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
