package eu.sojourn.kpis.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.kpis.application.target.Targets;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Target;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.problem.NotFound;

/** Targets in the collection {@code targets}. */
@Repository
class MongoTargets implements Targets {

    private static final String PROGRAMME = "programmeId";

    private final AggregateStore<Target> store;

    MongoTargets(AggregateStores stores) {
        store = stores.projection(Target.class, "targets").indexed(PROGRAMME);
    }

    @Override
    public Stored<Target> get(ProgrammeId programmeId, TargetId targetId) {
        return store.find(targetId.value())
                .filter(stored -> stored.state().programmeId().equals(programmeId))
                .orElseThrow(() -> new NotFound("target", targetId.value()));
    }

    @Override
    public Optional<Stored<Target>> createdBefore(TargetId targetId) {
        return store.handledBefore(targetId.value());
    }

    @Override
    public Stored<Target> create(TargetId targetId, Decision<Target> decision) {
        return store.create(targetId.value(), decision);
    }

    @Override
    public Stored<Target> change(TargetId targetId, @Nullable Long expectedVersion, Function<Target, Decision<Target>> change) {
        return store.update(targetId.value(), expectedVersion, change);
    }

    @Override
    public List<Stored<Target>> all(ProgrammeId programmeId) {
        return store.find(new Query(where("state." + PROGRAMME).is(programmeId.value()).and("state.takenBack").is(false))
                .with(Sort.by("state.wanted.kpi", "_id")));
    }
}
