package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.commitment.ClauseLibrary;
import eu.sojourn.agreements.domain.commitment.LibraryClause;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A programme's coordinators read its clause library and publish the next version of it. */
@Service
public class PublishingClauseLibraries {
    private static final String WHO = "Only the programme's coordinators keep its clause library.";

    private final ClauseLibraries libraries;
    private final Clock clock;

    PublishingClauseLibraries(ClauseLibraries libraries, Clock clock) {
        this.libraries = libraries;
        this.clock = clock;
    }

    public Stored<ClauseLibrary> get(Actor actor, ProgrammeId programmeId) {
        Actor.require(Caller.of(actor).programmes().contains(programmeId), WHO);
        return libraries.find(programmeId).orElseGet(() -> new Stored<>(programmeId.value(), 0, ClauseLibrary.shipped(programmeId)));
    }

    public Stored<ClauseLibrary> publish(Actor actor, ProgrammeId programmeId, List<LibraryClause> clauses,
            @Nullable Long expectedVersion) {
        Actor.require(Caller.of(actor).programmes().contains(programmeId), WHO);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return libraries.upsert(programmeId, expectedVersion,
                library -> (library == null ? ClauseLibrary.shipped(programmeId) : library).publish(clauses, actor.personId(), now));
    }
}
