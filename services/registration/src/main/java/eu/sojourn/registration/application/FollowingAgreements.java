package eu.sojourn.registration.application;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Following what the agreements service tells: confirmed agendas confirm Xchanges, annexes in force commit visits. */
@Service
public class FollowingAgreements {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;

    FollowingAgreements(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges) {
        this.visits = visits;
        this.xchanges = xchanges;
    }

    public void whenAgendaConfirmed(Received<?> event, XchangeId xchange) {
        xchanges.apply(event, xchange.value(), known -> Objects.requireNonNull(known, "the Xchange is not known here").confirm());
    }

    /** An annex may come into force again after a change: the visit is committed already, and stays so. */
    public void whenAnnexInForce(Received<?> event, VisitId visit) {
        visits.apply(event, visit.value(), known -> committed(Objects.requireNonNull(known, "the visit is not known here")));
    }

    private static Decision<Visit> committed(Visit visit) {
        return visit.state().wasCommitted() ? Decision.unchanged(visit) : visit.commit();
    }
}
