package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.service.domain.InvalidValue;
import java.util.Comparator;
import java.util.List;

/** One version of an agenda: 1 to {@value #MOST_SESSIONS} sessions, in the order of their start, each with an id. It never changes. */
public record AgendaVersion(int version, List<Session> sessions) {
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

    /** Refuses an agenda without sessions or with too many; for callers who would otherwise first build them all. */
    public static void checkCount(int sessions) {
        if (sessions == 0 || sessions > MOST_SESSIONS) {
            throw new InvalidValue("sessions", "must be 1 to " + MOST_SESSIONS + ", are " + sessions);
        }
    }
}
