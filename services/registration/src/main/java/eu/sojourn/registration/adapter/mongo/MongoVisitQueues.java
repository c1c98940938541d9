package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.VisitQueues;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Reads queues by the indexes of {@link Stores}. */
@Repository
class MongoVisitQueues implements VisitQueues {

    private static final int AT_A_TIME = 500;
    private static final Pattern CURSOR = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/([a-z0-9-]+)");

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<VisitAllowance> allowances;

    MongoVisitQueues(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<VisitAllowance> allowances) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.allowances = allowances;
    }

    @Override
    public List<Stored<Visit>> waitingFor(XchangeId xchange) {
        return visits.find(Query.query(of(xchange).and("state.state").is(VisitState.WAITLISTED.name()))
                .with(Sort.by("state.waitlistedAt", "_id"))
                .limit(AT_A_TIME));
    }

    @Override
    public List<String> outOfStep(Xchange xchange) {
        var period = xchange.period();
        return visits.ids(Query.query(of(xchange.xchangeId()).and("state.state")
                .in(states(state -> state.allows(VisitCommand.RESCHEDULE)))
                .orOperator(where("state.period.firstDay").ne(period.firstDay().toString()),
                        where("state.period.lastDay").ne(period.lastDay().toString()))));
    }

    @Override
    public List<String> cancelledWith(XchangeId xchange) {
        return visits.ids(Query.query(of(xchange).and("state.state").in(states(state -> state.allows(VisitCommand.CANCEL)))));
    }

    @Override
    public List<String> withoutRightToPlace(Set<VisitId> holders) {
        return holders.isEmpty()
                ? List.of()
                : visits.ids(Query.query(where("_id").in(holders.stream().map(VisitId::value).toList())
                        .and("state.state")
                        .in(states(state -> !state.hasPlace()))));
    }

    @Override
    public List<String> xchangesTakingVisits(@Nullable String after, int limit) {
        var taking = where("state.state").in(Arrays.stream(XchangeState.values())
                .filter(XchangeState::takesVisits)
                .map(Enum::name)
                .toList());
        return xchanges.ids(next(taking, after, limit));
    }

    @Override
    public List<Stored<VisitAllowance>> allowances(@Nullable String after, int limit) {
        return allowances.find(next(new Criteria(), after, limit));
    }

    @Override
    public List<Stored<Visit>> paymentsDue(ProgrammeId programme, @Nullable String after, int limit) {
        var due = where("state.parties.programmeId").is(programme.value()).and("state.payment.state").is(Payment.State.DUE.name());
        if (after != null) {
            var cursor = CURSOR.matcher(after);
            if (!cursor.matches()) {
                throw new InvalidValue("after", "must be the next that a page named");
            }
            due.orOperator(where("state.payment.dueBy").gt(cursor.group(1)),
                    where("state.payment.dueBy").is(cursor.group(1)).and("_id").gt(cursor.group(2)));
        }
        return visits.find(Query.query(due).with(Sort.by("state.payment.dueBy", "_id")).limit(limit + 1));
    }

    @Override
    public List<String> paymentsLate(LocalDate today) {
        return visits.ids(Query.query(where("state.payment.state").is(Payment.State.DUE.name())
                .and("state.payment.dueBy")
                .lt(today.toString())
                .and("state.payment.overdueOn")
                .is(null)).limit(AT_A_TIME));
    }

    @Override
    public List<String> expiring(LocalDate today) {
        return visits.ids(Query.query(where("state.state").in(states(state -> state.allows(VisitCommand.EXPIRE)))
                .and("state.expiresOn")
                .lte(today.toString())).limit(AT_A_TIME));
    }

    private static Query next(Criteria which, @Nullable String after, int limit) {
        return Query.query(after == null ? which : which.and("_id").gt(after)).with(Sort.by("_id")).limit(limit);
    }

    private static Criteria of(XchangeId xchange) {
        return where("state.parties.xchangeId").is(xchange.value());
    }

    private static List<String> states(Predicate<VisitState> which) {
        return Arrays.stream(VisitState.values()).filter(which).map(Enum::name).toList();
    }
}
