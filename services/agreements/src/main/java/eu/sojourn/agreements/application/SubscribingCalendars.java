package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.calendar.CalendarFeed;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gives people who take part an address that their calendar reads without signing in, takes it back, and tells what is read there: the
 * confirmed agendas that their organisations host or visit.
 */
@Service
public class SubscribingCalendars {
    private static final int TOKEN_BYTES = 32;
    private static final int MOST_XCHANGES = 200;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final CalendarFeeds feeds;
    private final Agendas agendas;
    private final Annexes annexes;
    private final SecureRandom random = new SecureRandom();

    SubscribingCalendars(CalendarFeeds feeds, Agendas agendas, Annexes annexes) {
        this.feeds = feeds;
        this.agendas = agendas;
        this.annexes = annexes;
    }

    /**
     * A feed and its token, which is shown this once.
     *
     * @param token null where the same command gave it before: nobody knows it any more but who got that answer
     */
    public record Issued(Stored<CalendarFeed> feed, @Nullable String token) {}

    public Optional<Stored<CalendarFeed>> find(Actor actor) {
        return feeds.find(new PersonId(actor.personId()));
    }

    /** A new address; the former one ends. */
    public Issued issue(Actor actor, @Nullable Long expectedVersion) {
        var caller = Caller.of(actor);
        Actor.require(!caller.organisations().isEmpty(), "A calendar is for people of an organisation that hosts or visits.");
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var sha256 = Sha256.of(token);
        var personId = new PersonId(caller.personId());
        var stored = feeds.upsert(personId, expectedVersion, _ -> CalendarFeed.issued(personId, caller.organisations(), sha256));
        return new Issued(stored, sha256.equals(stored.state().tokenSha256()) ? token : null);
    }

    /** Empty where the person never had one. */
    public Optional<Stored<CalendarFeed>> revoke(Actor actor, @Nullable Long expectedVersion) {
        var personId = new PersonId(actor.personId());
        return feeds.find(personId)
                .map(found -> feeds.upsert(personId, expectedVersion, feed -> (feed == null ? found.state() : feed).revoked()));
    }

    /**
     * Agendas that are in force and were not cancelled, of the latest {@value #MOST_XCHANGES} Xchanges.
     *
     * @throws NotFound if no feed has this token, or not any more; the answer does not tell which
     */
    public List<Agenda> read(String token) {
        var feed = Optional.of(token)
                .filter(form -> TOKEN.matcher(form).matches())
                .flatMap(form -> feeds.findByToken(Sha256.of(form)))
                .orElseThrow(() -> new NotFound("calendar", "at this address"))
                .state();
        Map<String, Agenda> found = new LinkedHashMap<>();
        agendas.hostedBy(feed.organisations(), MOST_XCHANGES).forEach(agenda -> found.put(agenda.id(), agenda.state()));
        for (var xchangeId : annexes.xchangesVisitedBy(feed.organisations(), MOST_XCHANGES)) {
            if (found.size() < MOST_XCHANGES) {
                agendas.find(xchangeId).ifPresent(agenda -> found.put(agenda.id(), agenda.state()));
            }
        }
        return found.values().stream().filter(agenda -> !agenda.cancelled() && agenda.serving().isPresent()).toList();
    }
}
