package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of Xchanges: drafts are for the coordinators of their programme, the others for everybody. */
public interface XchangeLists {

    /** What lists may be sorted by; equal ones by id. Titles sort by their characters, capitals first. */
    enum Sort {
        FIRST_DAY, TITLE
    }

    /**
     * Every field narrows the list; null, or no state, leaves it open.
     *
     * @param from first day, this one or a later one
     * @param to   first day, this one or an earlier one
     * @param text part of the title, in capitals or not
     */
    record Filter(@Nullable String programmeId, @Nullable String hostOrganisationId, Set<XchangeState> states,
            @Nullable Country hostCountry, Xchange.@Nullable Format format, Xchange.@Nullable Mode mode, @Nullable Purpose purpose,
            @Nullable String sector, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String text) {

        public Filter {
            states = Set.copyOf(states);
            if (from != null && to != null && to.isBefore(from)) {
                throw new InvalidValue("to", "must not be before from");
            }
            if (text != null && text.length() > 100) {
                throw new InvalidValue("text", "must have at most 100 characters");
            }
        }
    }

    /**
     * A part of what an actor may see.
     *
     * @throws InvalidValue if no index has that order for that filter
     */
    Slice<Xchange> visibleTo(Actor actor, Filter filter, Sort sort, boolean descending, @Nullable Place after, int limit);

    /** Xchanges that take applications and begin in that time, soonest first; at most {@code limit}. */
    java.util.List<Xchange> open(LocalDate from, LocalDate to, int limit);
}
