package eu.sojourn.agreements.adapter.mongo;

import eu.sojourn.agreements.application.Organisations;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organisations by their id. */
@Component
final class MongoOrganisations implements Organisations {
    private final AggregateStore<Organisation> store;

    MongoOrganisations(AggregateStores stores) {
        this.store = stores.projection(Organisation.class, "organisations");
    }

    @Override
    public Optional<Organisation> find(OrganisationId organisationId) {
        return store.find(organisationId.value()).map(Stored::state);
    }

    @Override
    public void apply(Received<?> event, OrganisationId organisationId, Function<@Nullable Organisation, Decision<Organisation>> change) {
        store.apply(event, organisationId.value(), change);
    }
}
