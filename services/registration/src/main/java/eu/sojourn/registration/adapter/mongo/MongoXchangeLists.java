package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.messaging.store.Wanted;
import eu.sojourn.registration.application.Survivors;
import eu.sojourn.registration.application.XchangeLists;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** Reads lists of Xchanges by the indexes of {@link Stores}; see {@link MongoVisitLists} for their form. */
@Repository
class MongoXchangeLists implements XchangeLists {

    private static final String PROGRAMME = "programmeId";
    private static final String HOST = "hostOrganisationId";
    private static final String FIRST_DAY = "plan.period.firstDay";
    private static final Set<XchangeState> TAKING_APPLICATIONS = EnumSet.of(XchangeState.OPEN, XchangeState.CONFIRMED);

    private final AggregateStore<Xchange> xchanges;
    private final Survivors survivors;

    MongoXchangeLists(AggregateStore<Xchange> xchanges, Survivors survivors) {
        this.xchanges = xchanges;
        this.survivors = survivors;
    }

    @Override
    public Slice<Xchange> visibleTo(Actor actor, Filter filter, Sort sort, boolean descending, @Nullable Place after, int limit) {
        if (sort != Sort.FIRST_DAY && (filter.from() != null || filter.to() != null)) {
            throw new InvalidValue("sort", "must be firstDay or -firstDay where from or to is given");
        }
        var field = switch (sort) {
            case FIRST_DAY -> FIRST_DAY;
            case TITLE -> "plan.title";
        };
        return xchanges.slice(wanted(actor, filter), new Order(field, descending), after, limit);
    }

    @Override
    public List<Xchange> open(LocalDate from, LocalDate to, int limit) {
        var wanted = new Narrowing().in("state", TAKING_APPLICATIONS).between(FIRST_DAY, from, to).criteria();
        return xchanges.slice(Wanted.by(wanted), Order.ascending(FIRST_DAY), null, limit).items().stream().map(Stored::state).toList();
    }

    private Wanted wanted(Actor actor, Filter filter) {
        var anyOf = new ArrayList<Criteria>();
        var wanted = filter.states().isEmpty() ? EnumSet.allOf(XchangeState.class) : EnumSet.copyOf(filter.states());
        var shown = EnumSet.copyOf(wanted);
        shown.remove(XchangeState.DRAFT);
        var programme = filter.programmeId();
        var drafts = wanted.contains(XchangeState.DRAFT);
        if (seesEverything(actor)) {
            anyOf.add(alternative(filter, wanted, programme == null ? null : Set.of(programme)));
        } else {
            if (!shown.isEmpty()) {
                anyOf.add(alternative(filter, shown, programme == null ? null : Set.of(programme)));
            }
            var coordinated = actor.is(Actor.COORDINATOR) ? actor.programmes() : Set.<String>of();
            var ownDrafts = programme == null ? coordinated : coordinated.contains(programme) ? Set.of(programme) : Set.<String>of();
            if (drafts && !ownDrafts.isEmpty()) {
                anyOf.add(alternative(filter, EnumSet.of(XchangeState.DRAFT), ownDrafts));
            }
        }
        var filtered = new Narrowing().is("hostCountry", filter.hostCountry())
                .is("plan.format", filter.format())
                .is("plan.mode", filter.mode())
                .is("plan.purposes", filter.purpose())
                .is("plan.sectors", filter.sector());
        var text = filter.text();
        if (text != null && !text.isBlank()) {
            filtered.and(where("state.plan.title").regex(Pattern.quote(text.strip()), "i"));
        }
        return new Wanted(anyOf, filtered.orNull());
    }

    private Criteria alternative(Filter filter, Set<XchangeState> states, @Nullable Set<String> programmes) {
        var alternative = new Narrowing();
        var host = filter.hostOrganisationId();
        if (host != null) {
            alternative.in(HOST, survivors.organisations(Set.of(host)));
        }
        if (programmes != null) {
            alternative.in(PROGRAMME, programmes);
        }
        return alternative.in("state", states).between(FIRST_DAY, filter.from(), filter.to()).criteria();
    }

    private static boolean seesEverything(Actor actor) {
        return actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR);
    }
}
