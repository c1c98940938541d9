package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import org.springframework.stereotype.Service;

/**
 * Closing Xchanges of which nothing is left to do; follows our own events, so that no Xchange has to be looked at again and again. One without
 * any visit stays completed: a coordinator may still encode what took place.
 */
@Service
public class ClosingXchanges {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final Visits lists;

    ClosingXchanges(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, Visits lists) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.lists = lists;
    }

    public void whenVisitEnded(VisitId id) {
        whenCompleted(visits.get(id.value()).state().parties().xchangeId());
    }

    public void whenCompleted(XchangeId id) {
        if (xchanges.get(id.value()).state().state() == XchangeState.COMPLETED && lists.allEnded(id)) {
            xchanges.ensure(id.value(), xchange -> requireNonNull(xchange).close());
        }
    }
}
