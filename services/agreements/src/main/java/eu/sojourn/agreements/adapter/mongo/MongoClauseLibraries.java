package eu.sojourn.agreements.adapter.mongo;

import eu.sojourn.agreements.application.ClauseLibraries;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.commitment.ClauseLibrary;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clause libraries by the id of their programme. */
@Component
final class MongoClauseLibraries implements ClauseLibraries {
    private final AggregateStore<ClauseLibrary> store;

    MongoClauseLibraries(AggregateStores stores, Function<DomainEvent, OutgoingEvent> publishing) {
        this.store = stores.of(ClauseLibrary.class, "clause_libraries", publishing);
    }

    @Override
    public Optional<Stored<ClauseLibrary>> find(ProgrammeId programmeId) {
        return store.find(programmeId.value());
    }

    @Override
    public Stored<ClauseLibrary> upsert(ProgrammeId programmeId, @Nullable Long expectedVersion,
            Function<@Nullable ClauseLibrary, Decision<ClauseLibrary>> change) {
        return store.upsert(programmeId.value(), expectedVersion, change);
    }
}
