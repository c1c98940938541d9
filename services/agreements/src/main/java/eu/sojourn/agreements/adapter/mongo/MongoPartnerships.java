package eu.sojourn.agreements.adapter.mongo;

import eu.sojourn.agreements.application.Partnerships;
import eu.sojourn.agreements.domain.Partnership;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Partnerships by their id. */
@Component
final class MongoPartnerships implements Partnerships {
    private final AggregateStore<Partnership> store;

    MongoPartnerships(AggregateStores stores) {
        this.store = stores.projection(Partnership.class, "partnerships");
    }

    @Override
    public Optional<Partnership> find(PartnershipId partnershipId) {
        return store.find(partnershipId.value()).map(Stored::state);
    }

    @Override
    public void apply(Received<?> event, PartnershipId partnershipId, Function<@Nullable Partnership, Decision<Partnership>> change) {
        store.apply(event, partnershipId.value(), change);
    }
}
