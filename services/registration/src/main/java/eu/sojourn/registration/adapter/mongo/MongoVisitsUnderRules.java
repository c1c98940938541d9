package eu.sojourn.registration.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.VisitsUnderRules;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Reads by the index over programme and state of {@link Stores}. */
@Repository
class MongoVisitsUnderRules implements VisitsUnderRules {

    private static final int MOST_COUNTED = 10_000;
    private static final Set<VisitState> NOT_YET_APPROVED = EnumSet.of(VisitState.SUBMITTED, VisitState.WAITLISTED);
    private static final Set<VisitState> PINNED = Arrays.stream(VisitState.values())
            .filter(state -> state.hasPlace() && !state.isFinal())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(VisitState.class)));

    private final AggregateStore<Visit> visits;

    MongoVisitsUnderRules(AggregateStore<Visit> visits) {
        this.visits = visits;
    }

    @Override
    public List<Stored<Visit>> notYetApproved(ProgrammeId programme, int most) {
        return visits.find(query(programme, NOT_YET_APPROVED).with(Sort.by("_id")).limit(most));
    }

    @Override
    public int countNotYetApproved(ProgrammeId programme) {
        return count(programme, NOT_YET_APPROVED);
    }

    @Override
    public int countPinned(ProgrammeId programme) {
        return count(programme, PINNED);
    }

    private int count(ProgrammeId programme, Set<VisitState> states) {
        return visits.ids(query(programme, states).limit(MOST_COUNTED)).size();
    }

    private static Query query(ProgrammeId programme, Set<VisitState> states) {
        return Query.query(where("state.parties.programmeId").is(programme.value())
                .and("state.state")
                .in(states.stream().map(Enum::name).toList()));
    }
}
