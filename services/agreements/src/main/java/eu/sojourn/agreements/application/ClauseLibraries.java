package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.commitment.ClauseLibrary;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clause libraries that programmes have published, one for each programme. */
public interface ClauseLibraries {

    Optional<Stored<ClauseLibrary>> find(ProgrammeId programmeId);

    /** @param change gets null where the programme has published none yet */
    Stored<ClauseLibrary> upsert(ProgrammeId programmeId, @Nullable Long expectedVersion,
            Function<@Nullable ClauseLibrary, Decision<ClauseLibrary>> change);
}
