package eu.sojourn.kpis.application.report;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.Snapshot;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;

/** Frozen reports. There is no way to change one or to take it out. */
public interface Snapshots {

    /** @throws eu.sojourn.service.problem.NotFound if the programme has none of that id */
    Stored<Snapshot> get(String programmeId, String snapshotId);

    Optional<Stored<Snapshot>> find(String snapshotId);

    /** What the current command froze before; empty if it did not. */
    Optional<Stored<Snapshot>> frozenBefore(String snapshotId);

    /** Makes it visible. Where the same command froze one in between, that one stays. */
    Stored<Snapshot> freeze(String snapshotId, Snapshot snapshot);

    /** The latest first. */
    Slice<Snapshot> list(String programmeId, @Nullable Place after, int limit);
}
