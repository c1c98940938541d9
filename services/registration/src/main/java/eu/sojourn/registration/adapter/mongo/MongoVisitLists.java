package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Wanted;
import eu.sojourn.registration.application.Survivors;
import eu.sojourn.registration.application.VisitLists;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/**
 * Reads lists of visits by the indexes of {@link Stores}: one of them begins with what the actor may see, or with a filter that leaves few,
 * goes on with the state, and ends with the sort. All states are named where none is asked for, so that one index serves both.
 */
@Repository
class MongoVisitLists implements VisitLists {

    private static final String XCHANGE = "parties.xchangeId";
    private static final String PROGRAMME = "parties.programmeId";
    private static final String VISITOR = "parties.visitingOrganisationId";
    private static final String HOST = "parties.hostOrganisationId";
    private static final String HOP = "parties.hostPartnershipId";
    private static final String FIRST_DAY = "period.firstDay";
    private static final String DUE_BY = "payment.dueBy";
    private static final Set<VisitState> DRAFT = EnumSet.of(VisitState.DRAFT);
    private static final Criteria NOTHING = where("_id").is("");

    private final AggregateStore<Visit> visits;
    private final Survivors survivors;

    MongoVisitLists(AggregateStore<Visit> visits, Survivors survivors) {
        this.visits = visits;
        this.survivors = survivors;
    }

    @Override
    public Slice<Visit> visibleTo(Actor actor, Filter filter, Sort sort, boolean descending, @Nullable Place after, int limit) {
        if (sort != Sort.FIRST_DAY && (filter.from() != null || filter.to() != null)) {
            throw new InvalidValue("sort", "must be firstDay or -firstDay where from or to is given");
        }
        if (sort == Sort.DUE_BY && filter.payment() != Payment.State.DUE) {
            throw new InvalidValue("sort", "can be dueBy only with payment=DUE");
        }
        var field = switch (sort) {
            case FIRST_DAY -> FIRST_DAY;
            case SUBMITTED_ON -> "submittedOn";
            case DUE_BY -> DUE_BY;
        };
        return visits.slice(wanted(actor, filter), new Order(field, descending), after, limit);
    }

    private Wanted wanted(Actor actor, Filter filter) {
        var filtered = new Narrowing().is("from.country", filter.visitingCountry()).is("hostCountry", filter.hostCountry());
        if (filter.payment() != Payment.State.DUE) {
            filtered.is("payment.state", filter.payment());
        }
        var everything = actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR);
        var programme = filter.programmeId();
        var asked = programme == null ? null : where("state." + PROGRAMME).is(programme);
        var few = few(filter);
        var states = states(filter);
        var drafts = states.remove(VisitState.DRAFT) ? drafts(actor) : List.<Criteria>of();
        if (!few.isEmpty()) {
            var told = everything ? null : either(scopes(actor));
            filtered.and(asked);
            return new Wanted(few.stream()
                    .flatMap(one -> Stream.concat(in(states, filter, one, told),
                            drafts.isEmpty() ? Stream.of() : in(DRAFT, filter, one, either(drafts))))
                    .toList(), filtered.orNull());
        }
        var whole = everything || programme != null && actor.coordinates(programme);
        var told = whole ? List.of(asked == null ? new Criteria() : asked) : scopes(actor);
        if (!whole) {
            filtered.and(asked);
        }
        return new Wanted(Stream.concat(told.stream().flatMap(one -> in(states, filter, one)),
                drafts.stream().flatMap(one -> in(DRAFT, filter, one, asked))).toList(), filtered.orNull());
    }

    /**
     * What leaves so few visits that all of them may be looked at; to find whom one may see among them costs little then. Of an organisation
     * that was merged, or that others were merged into, the visits under all its ids.
     */
    private List<Criteria> few(Filter filter) {
        var pair = of(HOST, filter.hostOrganisationId(),
                of(VISITOR, filter.visitingOrganisationId(), new Narrowing().is(XCHANGE, filter.xchangeId()))).orNull();
        var organisation = filter.organisationId();
        if (organisation == null) {
            return pair == null ? List.of() : List.of(pair);
        }
        return List.of(of(VISITOR, organisation, new Narrowing()).and(pair).criteria(),
                of(HOST, organisation, new Narrowing()).and(pair).criteria());
    }

    private Narrowing of(String field, @Nullable String organisation, Narrowing narrowing) {
        return organisation == null ? narrowing : narrowing.in(field, survivors.organisations(Set.of(organisation)));
    }

    private static Stream<Criteria> in(Set<VisitState> states, Filter filter, @Nullable Criteria... all) {
        if (states.isEmpty()) {
            return Stream.of();
        }
        var narrowing = new Narrowing();
        for (var one : all) {
            narrowing.and(one == null || one.getCriteriaObject().isEmpty() ? null : one);
        }
        if (filter.payment() == Payment.State.DUE) {
            narrowing.is("payment.state", filter.payment());
        }
        return Stream.of(narrowing.in("state", states).between(FIRST_DAY, filter.from(), filter.to()).criteria());
    }

    private static Criteria either(List<Criteria> scopes) {
        return new Criteria().orOperator(scopes.toArray(Criteria[]::new));
    }

    /** A payment that is due or paid belongs to one state of the visit. */
    private static Set<VisitState> states(Filter filter) {
        var states = filter.states().isEmpty() ? EnumSet.allOf(VisitState.class) : EnumSet.copyOf(filter.states());
        if (filter.payment() == Payment.State.DUE) {
            states.retainAll(EnumSet.of(VisitState.VALIDATED));
        } else if (filter.payment() == Payment.State.PAID) {
            states.retainAll(EnumSet.of(VisitState.CLOSED));
        }
        return states;
    }

    /** The visits of which an actor is visitor, host, coordinator or coordinator of the host's partnership; see {@code VisitRights}. */
    private static List<Criteria> scopes(Actor actor) {
        var scopes = new ArrayList<Criteria>();
        scope(scopes, VISITOR, actor.organisations());
        scope(scopes, HOST, actor.organisations());
        if (actor.is(Actor.COORDINATOR)) {
            scope(scopes, PROGRAMME, actor.programmes());
            scope(scopes, HOP, actor.partnerships());
        }
        return scopes.isEmpty() ? List.of(NOTHING) : scopes;
    }

    /** Drafts are their visitor's, and coordinators' where one of them writes them. */
    private static List<Criteria> drafts(Actor actor) {
        var drafts = new ArrayList<Criteria>();
        scope(drafts, VISITOR, actor.organisations());
        if (actor.is(Actor.COORDINATOR) && !actor.programmes().isEmpty()) {
            drafts.add(new Narrowing().in(PROGRAMME, actor.programmes()).and(where("state.encoded").is(true)).criteria());
        }
        return drafts;
    }

    private static void scope(List<Criteria> scopes, String field, Set<String> ids) {
        if (!ids.isEmpty()) {
            scopes.add(where("state." + field).in(ids.stream().sorted().toList()));
        }
    }
}
