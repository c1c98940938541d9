package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.calendar.CalendarFeed;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All calendars that people subscribe to, one for each person at most. */
public interface CalendarFeeds {

    Optional<Stored<CalendarFeed>> find(PersonId personId);

    Optional<Stored<CalendarFeed>> findByToken(Sha256 tokenSha256);

    /** @param change gets null where the person has none yet */
    Stored<CalendarFeed> upsert(PersonId personId, @Nullable Long expectedVersion,
            Function<@Nullable CalendarFeed, Decision<CalendarFeed>> change);
}
