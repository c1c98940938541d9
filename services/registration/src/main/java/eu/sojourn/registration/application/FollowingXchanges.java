package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.problem.StaleVersion;
import java.util.List;
import org.springframework.stereotype.Service;

/** Visits following what becomes of their Xchange. Each step is idempotent: it looks at what is there, not at what was told. */
@Service
public class FollowingXchanges {

    private static final int RACES = 20;

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Programme> programmes;
    private final Applications applications;
    private final VisitQueues queues;
    private final Today today;

    FollowingXchanges(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<Programme> programmes,
            Applications applications, VisitQueues queues, Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.programmes = programmes;
        this.applications = applications;
        this.queues = queues;
        this.today = today;
    }

    /** The dates of an Xchange changed: visits that have not begun take place then. */
    public void whenChanged(XchangeId id) {
        queues.outOfStep(xchanges.get(id.value()).state()).forEach(visit -> follow(new VisitId(visit)));
    }

    /** An Xchange was cancelled: so are its visits. */
    public void whenCancelled(XchangeId id) {
        var why = xchanges.get(id.value()).state().reasons();
        queues.cancelledWith(id)
                .forEach(visit -> visits.ensure(visit, known -> requireNonNull(known).allows(VisitCommand.CANCEL)
                        ? known.cancel(why.isEmpty() ? List.of("The Xchange was cancelled.") : why)
                        : Decision.unchanged(known)));
    }

    /**
     * Lets a visit follow the dates of its Xchange. An approved one keeps the version of the rules that it pinned, and its amount where there is
     * no rate for the new dates.
     */
    void follow(VisitId id) {
        for (var race = 0; race < RACES; race++) {
            var before = visits.get(id.value());
            var visit = before.state();
            var xchange = xchanges.get(visit.parties().xchangeId().value()).state();
            if (!visit.allows(VisitCommand.RESCHEDULE) || visit.isAsPlanned(xchange)) {
                return;
            }
            try {
                visits.ensure(id.value(), before.version(), known -> rescheduled(requireNonNull(known), xchange));
                return;
            } catch (StaleVersion raced) {
                continue;
            }
        }
    }

    private Decision<Visit> rescheduled(Visit visit, Xchange xchange) {
        var programme = programmes.get(visit.parties().programmeId().value()).state();
        var pinned = visit.ruleSetVersion();
        var rules = programme.rulesFor(pinned, today.date()).orElseThrow();
        var application = applications.waiting(visit, rules);
        var lumpSum = pinned == null ? null : LumpSums.of(application).orElse(visit.lumpSum());
        return visit.reschedule(xchange, lumpSum, Eligibility.objections(application), rules.expiresAfterDays(), today.date());
    }
}
