package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.SubscribingCalendars.Issued;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.calendar.CalendarFeed;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caller's calendar.
 *
 * @param active        whether there is an address that works
 * @param organisations whose agendas are read there
 * @param url           the address; told once, when it is given
 */
record CalendarFeedResponse(boolean active, List<String> organisations, @Nullable String url) {
    static final CalendarFeedResponse NONE = new CalendarFeedResponse(false, List.of(), null);

    static CalendarFeedResponse of(CalendarFeed feed) {
        return of(feed, null);
    }

    static CalendarFeedResponse of(Issued issued, URI address) {
        return of(issued.feed().state(),
                issued.token() == null ? null : address.resolve("/api/agreements/calendar/" + issued.token() + ".ics").toString());
    }

    private static CalendarFeedResponse of(CalendarFeed feed, @Nullable String url) {
        return new CalendarFeedResponse(feed.isActive(), feed.organisations().stream().map(OrganisationId::value).sorted().toList(), url);
    }
}
