package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.service.domain.InvalidValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agenda: 1 to {@value #MOST_SESSIONS} sessions, in the order of their start, each with an id. It never changes.
 *
 * @param timeZone   of all times, where it was named; null for the one that the host's country has
 * @param proposedBy null where that was not kept
 * @param proposedAt null where that was not kept
 */
public record AgendaVersion(int version, List<Session> sessions, @Nullable ZoneId timeZone,
        @Nullable PersonId proposedBy, @Nullable Instant proposedAt) {
    public static final int MOST_SESSIONS = 500;

    private static final Comparator<Session> ORDER = Comparator.comparing(Session::starts)
            .thenComparing(Session::ends)
            .thenComparing(Session::title)
            .thenComparing(Session::place)
            .thenComparing(Session::sessionId, Comparator.nullsLast(Comparator.comparing(SessionId::value)));

    public AgendaVersion {
        checkCount(sessions.size());
        sessions = sessions.stream().sorted(ORDER).toList();
    }

    /** The zone that its times are in at a host in this country; empty where they are the clock on the wall. */
    public Optional<ZoneId> zoneIn(@Nullable String country) {
        return Optional.ofNullable(timeZone).or(() -> HostZone.of(country));
    }

    /** Whoever proposed it, and when. */
    boolean saysTheSameAs(AgendaVersion other) {
        return sessions.equals(other.sessions) && Objects.equals(timeZone, other.timeZone);
    }

    /** Refuses an agenda without sessions or with too many; for callers who would otherwise first build them all. */
    public static void checkCount(int sessions) {
        if (sessions == 0 || sessions > MOST_SESSIONS) {
            throw new InvalidValue("sessions", "must be 1 to " + MOST_SESSIONS + ", are " + sessions);
        }
    }
}
