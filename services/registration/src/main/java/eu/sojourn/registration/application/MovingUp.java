package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;
import java.util.List;
import org.springframework.stereotype.Service;

/** Approving who waits for a place, when one frees. */
@Service
public class MovingUp {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final ApprovingVisits approving;
    private final VisitQueues queues;

    MovingUp(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, ApprovingVisits approving, VisitQueues queues) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.approving = approving;
        this.queues = queues;
    }

    /**
     * Approves the visits that wait longest and are still eligible, as long as there are places. One that is not eligible any more goes on
     * waiting, with what speaks against it written down, and the next one moves up.
     */
    public void fill(XchangeId id) {
        for (var waiting : queues.waitingFor(id)) {
            var xchange = xchanges.get(id.value()).state();
            if (xchange.isFull() || !xchange.state().takesVisits()) {
                return;
            }
            try {
                approving.approve(new VisitId(waiting.id()), null);
            } catch (Refusal refusal) {
                var reasons = refusal.reasons();
                var news = !reasons.equals(waiting.state().concerns());
                if (refusal.kind() == Decision.Kind.RULE && news && !lostTheRace(reasons)) {
                    note(waiting.id(), reasons);
                }
            }
        }
    }

    private void note(String id, List<Reason> objections) {
        visits.ensure(id, visit -> requireNonNull(visit).state() == VisitState.WAITLISTED
                ? visit.concern(objections)
                : Decision.unchanged(visit));
    }

    private static boolean lostTheRace(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.code().equals("XCHANGE_FULL"));
    }
}
