package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds visits that wait for somebody or something. */
public interface VisitQueues {

    /** Visits on an Xchange's waiting list, the one waiting longest first; at most 500. */
    List<Stored<Visit>> waitingFor(XchangeId xchange);

    /** Ids of the visits of an Xchange that know other dates than it has and may follow. */
    List<String> outOfStep(Xchange xchange);

    /** Ids of the visits of an Xchange that end when it is cancelled. */
    List<String> cancelledWith(XchangeId xchange);

    /** Which of these visits have no right to a place, nor so an allowance, as far as one can see without stopping anybody. */
    List<String> withoutRightToPlace(Set<VisitId> holders);

    /** Ids of the next Xchanges that take visits, in the order of ids. */
    List<String> xchangesTakingVisits(@Nullable String after, int limit);

    /** The next allowances that visits may be taken from, in the order of ids. */
    List<Stored<VisitAllowance>> allowances(@Nullable String after, int limit);

    /**
     * Visits whose lump sum is due, the one due first first, one more than {@code limit} where there are more.
     *
     * @param after due date and id of the last one of the page before, as {@code 2024-03-30/visit-id}
     */
    List<Stored<Visit>> paymentsDue(ProgrammeId programme, @Nullable String after, int limit);

    /** Ids of visits whose payment is late on that day and of which nobody was told yet. */
    List<String> paymentsLate(LocalDate today);

    /** Ids of visits that expire on that day. */
    List<String> expiring(LocalDate today);
}
