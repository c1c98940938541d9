package eu.sojourn.kpis.application.target;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Target;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;

/** A programme whose targets are all given by its rule set. */
public final class NoTargets implements Targets {

    @Override
    public Stored<Target> get(ProgrammeId programmeId, TargetId targetId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Stored<Target>> createdBefore(TargetId targetId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stored<Target> create(TargetId targetId, Decision<Target> decision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stored<Target> change(TargetId targetId, @Nullable Long expectedVersion, Function<Target, Decision<Target>> change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Stored<Target>> all(ProgrammeId programmeId) {
        return List.of();
    }
}
