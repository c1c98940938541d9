package eu.sojourn.kpis.adapter.mongo;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;

/** Programmes in the collection {@code programmes}. */
@Repository
class MongoKnownProgrammes implements KnownProgrammes {

    private final AggregateStore<KnownProgramme> programmes;

    MongoKnownProgrammes(AggregateStores stores) {
        programmes = stores.projection(KnownProgramme.class, "programmes");
    }

    @Override
    public Optional<KnownProgramme> find(ProgrammeId programmeId) {
        return programmes.find(programmeId.value()).map(Stored::state);
    }

    @Override
    public List<KnownProgramme> all() {
        return programmes.find(new Query()).stream().map(Stored::state).toList();
    }

    @Override
    public void know(Received<?> event, ProgrammeId programmeId, UnaryOperator<@Nullable KnownProgramme> change) {
        programmes.apply(event, programmeId.value(), before -> Decision.accepted(Objects.requireNonNull(change.apply(before))));
    }
}
