package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.problem.StaleVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Giving back the place and the allowance of visits that have no right to them: they ended before they began, or their approval came to
 * nothing. Follows our own events, so that a crash after an end loses nothing, and is asked by the clock about every place, so that a crash in
 * the middle of an approval loses nothing either.
 */
@Service
public class ReleasingPlaces {

    private static final Logger log = LoggerFactory.getLogger(ReleasingPlaces.class);
    private static final int RACES = 10;

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<VisitAllowance> allowances;
    private final Survivors survivors;

    ReleasingPlaces(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<VisitAllowance> allowances,
            Survivors survivors) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.allowances = allowances;
        this.survivors = survivors;
    }

    /** A visit ended early, after it began: where it does not count any more, another one may. */
    public void whenDiscontinued(VisitId id) {
        var visit = visits.get(id.value()).state();
        var allowance = allowanceOf(visit);
        if (!visit.counting() && allowances.find(allowance).isPresent()) {
            allowances.ensure(allowance, taken -> requireNonNull(taken).uncount(id));
        }
    }

    /**
     * Gives back what a visit holds without a right to it; nothing for one that has the right, of which not even the version changes.
     *
     * <p>An approval reads the visit, reserves, and then writes the visit if nobody wrote it since. So whoever reads the reservations first,
     * then writes the visit, and then takes the reservations back only as it read them, hits no approval on its way: one that read the visit
     * before that write fails at its end and begins anew, and one that read it after that reserves anew, which stops us here. The place goes
     * last: while it is taken, the clock finds what is left to be done.
     */
    public void release(VisitId id) {
        for (var race = 0; race < RACES; race++) {
            try {
                reclaim(id);
                return;
            } catch (StaleVersion e) {
                log.debug("Somebody reserves for visit {} at this moment", id.value());
            }
        }
        log.info("The place of visit {} is left to the clock", id.value());
    }

    private void reclaim(VisitId id) {
        var visit = visits.get(id.value()).state();
        if (visit.state().hasPlace()) {
            return;
        }
        var xchange = xchanges.get(visit.parties().xchangeId().value());
        var allowance = allowances.find(allowanceOf(visit));
        var holdsAllowance = allowance.isPresent() && allowance.get().state().visits().contains(id);
        var holdsPlace = xchange.state().places().contains(id);
        if (!holdsAllowance && !holdsPlace || visits.ensure(id.value(), Decision::unchanged).state().state().hasPlace()) {
            return;
        }
        if (holdsAllowance) {
            allowances.ensure(allowance.get().id(), allowance.get().version(), taken -> requireNonNull(taken).giveBack(id));
        }
        if (holdsPlace) {
            xchanges.ensure(xchange.id(), xchange.version(), it -> requireNonNull(it).release(id));
        }
    }

    private String allowanceOf(Visit visit) {
        return VisitAllowance.idOf(visit.parties().programmeId(), survivors.of(visit.parties().visitingOrganisationId()));
    }
}
