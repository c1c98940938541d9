package eu.sojourn.agreements.adapter.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.agreements.application.CalendarFeeds;
import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.calendar.CalendarFeed;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Calendar feeds by the id of their person. */
@Component
final class MongoCalendarFeeds implements CalendarFeeds {
    private static final String TOKEN = "tokenSha256.hex";

    private final AggregateStore<CalendarFeed> store;

    MongoCalendarFeeds(AggregateStores stores) {
        this.store = stores.projection(CalendarFeed.class, "calendarFeeds").indexed(TOKEN);
    }

    @Override
    public Optional<Stored<CalendarFeed>> find(PersonId personId) {
        return store.find(personId.value());
    }

    @Override
    public Optional<Stored<CalendarFeed>> findByToken(Sha256 tokenSha256) {
        return store.find(new Query(where("state." + TOKEN).is(tokenSha256.hex())).limit(1)).stream().findFirst();
    }

    @Override
    public Stored<CalendarFeed> upsert(PersonId personId, @Nullable Long expectedVersion,
            Function<@Nullable CalendarFeed, Decision<CalendarFeed>> change) {
        return store.upsert(personId.value(), expectedVersion, change);
    }
}
