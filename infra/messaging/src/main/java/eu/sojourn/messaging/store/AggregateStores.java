package eu.sojourn.messaging.store;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the stores of a service. */
public final class AggregateStores {

    private final MongoTemplate mongo;
    private final String service;
    private final Clock clock;
    private final Outbox outbox;

    AggregateStores(MongoTemplate mongo, String service, Clock clock, Outbox outbox) {
        this.mongo = mongo;
        this.service = service;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * @param collection name of the collection, plural
     * @param mapping    from the service's domain events to what it tells others
     */
    public <T> AggregateStore<T> of(Class<T> type, String collection, Function<DomainEvent, OutgoingEvent> mapping) {
        outbox.watch(collection);
        return new AggregateStore<>(mongo, type, collection, service, clock, outbox, mapping);
    }

    /** A store for what a service remembers of others: it tells nothing. */
    public <T> AggregateStore<T> projection(Class<T> type, String collection) {
        return new AggregateStore<>(mongo, type, collection, service, clock, outbox, event -> {
            throw new IllegalStateException(collection + " has nothing to tell, but got " + event);
        });
    }
}
