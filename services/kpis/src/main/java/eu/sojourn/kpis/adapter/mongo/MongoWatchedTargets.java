package eu.sojourn.kpis.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.kpis.application.target.WatchedTargets;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.kpis.domain.target.WatchedTarget;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;

/** The lights of targets in the collection {@code watchedTargets}, each with its alerts that are not published yet. */
@Repository
class MongoWatchedTargets implements WatchedTargets {

    private static final String PROGRAMME = "programmeId";

    private final AggregateStore<WatchedTarget> store;

    MongoWatchedTargets(AggregateStores stores, Function<DomainEvent, OutgoingEvent> published) {
        store = stores.of(WatchedTarget.class, "watchedTargets", published).indexed(PROGRAMME);
    }

    @Override
    public Optional<WatchedTarget> find(ProgrammeId programmeId, TargetId targetId) {
        return store.find(WatchedTarget.id(programmeId, targetId)).map(Stored::state);
    }

    @Override
    public List<WatchedTarget> all(ProgrammeId programmeId) {
        return store.find(new Query(where("state." + PROGRAMME).is(programmeId.value()))).stream().map(Stored::state).toList();
    }

    @Override
    public void see(ProgrammeId programmeId, TargetId targetId, Function<@Nullable WatchedTarget, Decision<WatchedTarget>> change) {
        store.ensure(WatchedTarget.id(programmeId, targetId), change);
    }
}
