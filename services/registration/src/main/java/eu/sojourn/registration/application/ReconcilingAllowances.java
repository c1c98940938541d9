package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.visit.VisitId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Holding allowances against their visits. The clock may take back the place of an approval that is on its way; where that one then takes the
 * allowance and dies, no place tells of it any more.
 */
@Service
class ReconcilingAllowances {

    private final VisitQueues queues;
    private final ReleasingPlaces releasing;
    private final Round round = new Round();

    ReconcilingAllowances(VisitQueues queues, ReleasingPlaces releasing) {
        this.queues = queues;
        this.releasing = releasing;
    }

    /** Ids of visits that seem to have no right to what they hold, in the allowances whose turn it is. */
    List<String> next() {
        return queues.withoutRightToPlace(round.next(queues::allowances, Stored::id)
                .stream()
                .flatMap(allowance -> allowance.state().visits().stream())
                .collect(Collectors.toSet()));
    }

    /** Gives back what a visit holds without a right to it. */
    void reconcile(VisitId id) {
        releasing.release(id);
    }
}
