package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.Visits;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.causation.CommandKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Reads lists by the indexes of {@link Stores}. */
@Repository
class MongoVisits implements Visits {

    private static final int AT_A_TIME = 500;
    private static final List<String> OPEN = named(state -> state.allows(VisitCommand.RESCHEDULE));
    private static final List<String> NOT_FINAL = named(state -> !state.isFinal() && state != VisitState.DRAFT);

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;

    MongoVisits(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges) {
        this.visits = visits;
        this.xchanges = xchanges;
    }

    @Override
    public List<Stored<Visit>> of(XchangeId xchange, OrganisationId organisation) {
        return visits.find(Query.query(where("state.parties.xchangeId").is(xchange.value())
                .and("state.parties.visitingOrganisationId")
                .is(organisation.value())));
    }

    @Override
    public List<Stored<Visit>> openOf(XchangeId xchange) {
        return visits.find(inStates(xchange, OPEN).with(Sort.by("_id")));
    }

    @Override
    public boolean allEnded(XchangeId xchange) {
        return !visits.ids(inStates(xchange, List.of(VisitState.CLOSED.name())).limit(1)).isEmpty()
                && visits.ids(inStates(xchange, NOT_FINAL).limit(1)).isEmpty();
    }

    private static Query inStates(XchangeId xchange, List<String> states) {
        return Query.query(where("state.parties.xchangeId").is(xchange.value()).and("state.state").in(states));
    }

    @Override
    public Optional<Stored<Visit>> submittedBy(CommandKey command, XchangeId xchange) {
        return visits.find(Query.query(where("state.parties.xchangeId").is(xchange.value()).and("handled.key").is(command.key())))
                .stream()
                .findFirst();
    }

    @Override
    public List<String> dueVisits(LocalDate today) {
        return visits.find(Query.query(new Criteria().orOperator(
                where("state.state").is(VisitState.COMMITTED.name()).and("state.period.firstDay").lte(today.toString()),
                where("state.state").is(VisitState.ONGOING.name()).and("state.period.lastDay").lt(today.toString()))).limit(AT_A_TIME))
                .stream()
                .map(Stored::id)
                .toList();
    }

    @Override
    public List<String> dueXchanges(LocalDate today) {
        return xchanges.find(Query.query(new Criteria().orOperator(
                where("state.state").is(XchangeState.CONFIRMED.name()).and("state.plan.period.firstDay").lte(today.toString()),
                where("state.state").is(XchangeState.ONGOING.name()).and("state.plan.period.lastDay").lt(today.toString())))
                .limit(AT_A_TIME))
                .stream()
                .map(Stored::id)
                .toList();
    }

    private static List<String> named(Predicate<VisitState> which) {
        return Stream.of(VisitState.values()).filter(which).map(Enum::name).toList();
    }
}
