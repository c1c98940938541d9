package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import org.springframework.stereotype.Service;

/**
 * Giving back the place and the allowance of visits that ended before they began; follows our own events, so that a crash after the end loses
 * nothing. A crash in the middle of an approval, while the visitor withdraws, can leave a place taken.
 */
@Service
public class ReleasingPlaces {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<VisitAllowance> allowances;

    ReleasingPlaces(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<VisitAllowance> allowances) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.allowances = allowances;
    }

    /** A visit was declined, refused or withdrawn. */
    public void whenEnded(VisitId id) {
        release(visits.get(id.value()).state());
    }

    void release(Visit visit) {
        if (!visit.state().endedEarly() && visit.state() != VisitState.SUBMITTED) {
            return;
        }
        var parties = visit.parties();
        xchanges.ensure(parties.xchangeId().value(), xchange -> requireNonNull(xchange).release(visit.visitId()));
        var allowanceId = VisitAllowance.idOf(parties.programmeId(), parties.visitingOrganisationId());
        if (allowances.find(allowanceId).isPresent()) {
            allowances.ensure(allowanceId, taken -> requireNonNull(taken).giveBack(visit.visitId()));
        }
    }
}
