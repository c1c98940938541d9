package eu.sojourn.agreements.adapter.mongo;

import eu.sojourn.agreements.application.Programmes;
import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Programmes by their id. */
@Component
final class MongoProgrammes implements Programmes {
    private final AggregateStore<Programme> store;

    MongoProgrammes(AggregateStores stores) {
        this.store = stores.projection(Programme.class, "programmes");
    }

    @Override
    public Optional<Programme> find(ProgrammeId programmeId) {
        return store.find(programmeId.value()).map(Stored::state);
    }

    @Override
    public void apply(Received<?> event, ProgrammeId programmeId, Function<@Nullable Programme, Decision<Programme>> change) {
        store.apply(event, programmeId.value(), change);
    }
}
