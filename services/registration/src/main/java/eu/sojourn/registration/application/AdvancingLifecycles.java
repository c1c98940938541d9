package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.clock.Mishaps;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The lifecycle clock: starts and completes Xchanges and visits when their dates have come, lets visits expire, tells of late payments, and
 * holds places and allowances against visits. Running it twice, late or on several instances does no harm, since each step is a conditional change of one
 * aggregate.
 */
@Service
public class AdvancingLifecycles {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final Visits lists;
    private final VisitQueues queues;
    private final ReconcilingXchanges reconciling;
    private final ReconcilingAllowances allowances;
    private final AttachingEvidence evidence;
    private final Today today;
    private final Mishaps mishaps = new Mishaps();

    AdvancingLifecycles(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, Visits lists, VisitQueues queues,
            ReconcilingXchanges reconciling, ReconcilingAllowances allowances, AttachingEvidence evidence, Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.lists = lists;
        this.queues = queues;
        this.reconciling = reconciling;
        this.allowances = allowances;
        this.evidence = evidence;
        this.today = today;
    }

    @Scheduled(fixedDelayString = "${sojourn.lifecycle.every}")
    public void advance() {
        var day = today.date();
        lists.dueXchanges(day).forEach(mishaps.each(id -> xchanges.update(id, xchange -> xchange.advance(day))));
        lists.dueVisits(day).forEach(mishaps.each(id -> visits.update(id, visit -> visit.advance(day))));
        queues.expiring(day).forEach(mishaps.each(id -> visits.update(id, visit -> visit.advance(day))));
        queues.paymentsLate(day).forEach(mishaps.each(id -> visits.update(id, visit -> visit.advance(day))));
        reconciling.next().forEach(mishaps.each(id -> reconciling.reconcile(new XchangeId(id))));
        allowances.next().forEach(mishaps.each(id -> allowances.reconcile(new VisitId(id))));
        evidence.reap();
    }
}
