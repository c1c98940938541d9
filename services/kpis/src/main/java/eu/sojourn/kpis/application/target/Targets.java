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

/** The targets that programmes set themselves. */
public interface Targets {

    /** @throws eu.sojourn.service.problem.NotFound if the programme has none of that id */
    Stored<Target> get(ProgrammeId programmeId, TargetId targetId);

    /** What the current command created before; empty if it did not. */
    Optional<Stored<Target>> createdBefore(TargetId targetId);

    /** @return what was created; where the same command created it before, what it is now */
    Stored<Target> create(TargetId targetId, Decision<Target> decision);

    /** @param expectedVersion the version that the caller saw; null if it does not matter */
    Stored<Target> change(TargetId targetId, @Nullable Long expectedVersion, Function<Target, Decision<Target>> change);

    /** All of a programme that were not taken back, by indicator. */
    List<Stored<Target>> all(ProgrammeId programmeId);
}
