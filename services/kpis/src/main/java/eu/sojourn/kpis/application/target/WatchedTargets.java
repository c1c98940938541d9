package eu.sojourn.kpis.application.target;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.kpis.domain.target.WatchedTarget;
import eu.sojourn.service.domain.Decision;

/** The lights in which targets were seen last. */
public interface WatchedTargets {

    Optional<WatchedTarget> find(ProgrammeId programmeId, TargetId targetId);

    List<WatchedTarget> all(ProgrammeId programmeId);

    /** @param change gets null where the target was never looked at; is asked again where somebody else was quicker */
    void see(ProgrammeId programmeId, TargetId targetId, Function<@Nullable WatchedTarget, Decision<WatchedTarget>> change);
}
