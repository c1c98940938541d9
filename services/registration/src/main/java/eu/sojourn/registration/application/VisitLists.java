package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of visits: the own ones, the hosted ones, those that one coordinates. */
public interface VisitLists {

    /** What lists may be sorted by; equal ones by id. */
    enum Sort {
        FIRST_DAY, SUBMITTED_ON,
        /** When the lump sum is to be paid by: only of visits whose payment is due, since others have no such day. */
        DUE_BY
    }

    /**
     * Every field narrows the list; null, or no state, leaves it open.
     *
     * @param organisationId visitor or host
     * @param from           first day of the visit, this one or a later one
     * @param to             first day of the visit, this one or an earlier one
     */
    record Filter(@Nullable String programmeId, @Nullable String xchangeId, @Nullable String organisationId,
            @Nullable String visitingOrganisationId, @Nullable String hostOrganisationId, Set<VisitState> states,
            @Nullable Country visitingCountry, @Nullable Country hostCountry, @Nullable LocalDate from, @Nullable LocalDate to,
            Payment.@Nullable State payment) {

        public Filter {
            states = Set.copyOf(states);
            if (from != null && to != null && to.isBefore(from)) {
                throw new InvalidValue("to", "must not be before from");
            }
        }
    }

    /**
     * A part of what an actor may see.
     *
     * @throws InvalidValue if no index has that order for that filter
     */
    Slice<Visit> visibleTo(Actor actor, Filter filter, Sort sort, boolean descending, @Nullable Place after, int limit);
}
