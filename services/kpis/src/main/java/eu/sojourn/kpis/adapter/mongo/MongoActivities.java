package eu.sojourn.kpis.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.kpis.application.activity.Activities;
import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityId;
import eu.sojourn.kpis.domain.activity.ActivityKind;
import eu.sojourn.kpis.domain.activity.ActivityState;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.messaging.store.Wanted;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.problem.NotFound;

/** Activities in the collection {@code activities}. */
@Repository
class MongoActivities implements Activities {

    private static final String PROGRAMME = "programmeId";
    private static final String PLANNED_ON = "plan.plannedOn.on";

    private final AggregateStore<Activity> store;

    MongoActivities(AggregateStores stores, Function<DomainEvent, OutgoingEvent> published) {
        store = stores.of(Activity.class, "activities", published).indexed(PROGRAMME, PLANNED_ON, "_id");
    }

    @Override
    public Stored<Activity> get(ProgrammeId programmeId, ActivityId activityId) {
        return store.find(activityId.value())
                .filter(stored -> stored.state().programmeId().equals(programmeId))
                .orElseThrow(() -> new NotFound("activity", activityId.value()));
    }

    @Override
    public Stored<Activity> create(ActivityId activityId, Decision<Activity> decision) {
        return store.create(activityId.value(), decision);
    }

    @Override
    public Stored<Activity> change(ActivityId activityId, @Nullable Long expectedVersion,
            Function<Activity, Decision<Activity>> change) {
        return store.update(activityId.value(), expectedVersion, change);
    }

    @Override
    public Slice<Activity> list(ProgrammeId programmeId, @Nullable ActivityKind kind, @Nullable ActivityState state, @Nullable Place after,
            int limit) {
        var filter = there();
        if (kind != null) {
            filter = filter.and("state.plan.kind").is(kind.name());
        }
        if (state != null) {
            filter = filter.and("state.state").is(state.name());
        }
        return store.slice(new Wanted(List.of(of(programmeId)), filter), Order.ascending(PLANNED_ON), after, limit);
    }

    @Override
    public List<Activity> all(ProgrammeId programmeId) {
        return store.find(new Query(new Criteria().andOperator(of(programmeId), there()))).stream().map(Stored::state).toList();
    }

    private static Criteria of(ProgrammeId programmeId) {
        return where("state." + PROGRAMME).is(programmeId.value());
    }

    private static Criteria there() {
        return where("state.takenOut").is(false);
    }
}
