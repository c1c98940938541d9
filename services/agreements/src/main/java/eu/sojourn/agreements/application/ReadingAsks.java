package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.waiting.Ask;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Cursor;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows who is waited for, the oldest first: to coordinators, and to everybody else what concerns their own organisation. */
@Service
public class ReadingAsks {
    private static final String LIST = "open-signatures";
    private static final int MOST_DAYS = 3_650;

    private final Asks asks;
    private final Agendas agendas;
    private final Clock clock;

    ReadingAsks(Asks asks, Agendas agendas, Clock clock) {
        this.asks = asks;
        this.agendas = agendas;
        this.clock = clock;
    }

    /**
     * @param title of the Xchange; null where it is not known here, or about none
     * @param days  that the party has been silent
     */
    public record View(Ask ask, @Nullable String title, long days) {}

    /**
     * Which asks to list, of those that the caller may see.
     *
     * @param askedFor      only those asked for that
     * @param olderThanDays only those who were asked on that day before today, or earlier
     */
    public record Wanted(@Nullable ProgrammeId programmeId, @Nullable OrganisationId hostOrganisationId, @Nullable AskedFor askedFor,
            @Nullable Integer olderThanDays) {}

    public Page<View> list(Actor actor, Wanted wanted, @Nullable String after, int limit) {
        var olderThanDays = wanted.olderThanDays();
        if (olderThanDays != null && (olderThanDays < 0 || olderThanDays > MOST_DAYS)) {
            throw new InvalidValue("olderThanDays", "must be between 0 and " + MOST_DAYS);
        }
        var until = olderThanDays == null ? null : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(olderThanDays);
        var place = after == null ? null : place(Cursor.of(LIST, after));
        var found = asks.open(Caller.of(actor),
                new Asks.Wanted(wanted.programmeId(), wanted.hostOrganisationId(), wanted.askedFor(), until), place, limit);
        Map<XchangeId, Optional<String>> titles = new HashMap<>();
        var views = found.items().stream().map(Stored::state).map(ask -> view(ask, titles)).toList();
        var next = found.next();
        return new Page<>(views, next == null ? null : new Cursor(next.value(), next.id()).text(LIST));
    }

    private View view(Ask ask, Map<XchangeId, Optional<String>> titles) {
        var title = Optional.ofNullable(ask.xchangeId())
                .flatMap(
                        xchange -> titles.computeIfAbsent(xchange, id -> agendas.find(id).map(stored -> stored.state().xchange().title())));
        return new View(ask, title.orElse(null), ask.days(clock.instant()));
    }

    private static Place place(Cursor cursor) {
        return new Place(cursor.value(), cursor.id());
    }
}
