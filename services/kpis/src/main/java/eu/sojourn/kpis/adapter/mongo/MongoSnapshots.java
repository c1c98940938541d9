package eu.sojourn.kpis.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import eu.sojourn.kpis.application.report.Snapshots;
import eu.sojourn.kpis.domain.report.Snapshot;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Order;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.messaging.store.Wanted;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.problem.NotFound;

/** Snapshots in the collection {@code snapshots}; their files are beside them. */
@Repository
class MongoSnapshots implements Snapshots {

    private static final String PROGRAMME = "programmeId";
    private static final String FROZEN = "frozenAt";

    private final AggregateStore<Snapshot> store;

    MongoSnapshots(AggregateStores stores) {
        store = stores.projection(Snapshot.class, "snapshots").indexed(PROGRAMME, FROZEN, "_id");
    }

    @Override
    public Stored<Snapshot> get(String programmeId, String snapshotId) {
        return store.find(snapshotId)
                .filter(stored -> stored.state().programmeId().equals(programmeId))
                .orElseThrow(() -> new NotFound("snapshot", snapshotId));
    }

    @Override
    public Optional<Stored<Snapshot>> find(String snapshotId) {
        return store.find(snapshotId);
    }

    @Override
    public Optional<Stored<Snapshot>> frozenBefore(String snapshotId) {
        return store.handledBefore(snapshotId);
    }

    @Override
    public Stored<Snapshot> freeze(String snapshotId, Snapshot snapshot) {
        return store.create(snapshotId, Decision.accepted(snapshot));
    }

    @Override
    public Slice<Snapshot> list(String programmeId, @Nullable Place after, int limit) {
        return store.slice(Wanted.by(where("state." + PROGRAMME).is(programmeId)), Order.descending(FROZEN), after, limit);
    }
}
