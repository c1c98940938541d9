package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Holding the places of Xchanges against their visits, as a net below what events do at once: a place that was reserved in vain is given back,
 * who waits moves up, and visits follow the dates. Nothing of it is lost by a crash at any moment.
 */
@Service
public class ReconcilingXchanges {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final VisitQueues queues;
    private final ReleasingPlaces releasing;
    private final FollowingXchanges following;
    private final MovingUp movingUp;
    private final Round round = new Round();

    ReconcilingXchanges(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, VisitQueues queues, ReleasingPlaces releasing,
            FollowingXchanges following, MovingUp movingUp) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.queues = queues;
        this.releasing = releasing;
        this.following = following;
        this.movingUp = movingUp;
    }

    /** The Xchanges whose turn it is; each that takes visits has its turn again and again. */
    List<String> next() {
        return round.next(queues::xchangesTakingVisits, Function.identity());
    }

    /** A visit ended before it began: its place is another's. */
    public void whenEnded(VisitId id) {
        releasing.release(id);
        movingUp.fill(visits.get(id.value()).state().parties().xchangeId());
    }

    /** Sets right what events may have missed. */
    public void reconcile(XchangeId id) {
        var xchange = xchanges.get(id.value()).state();
        queues.withoutRightToPlace(xchange.places()).forEach(visit -> releasing.release(new VisitId(visit)));
        following.whenChanged(id);
        movingUp.fill(id);
    }
}
