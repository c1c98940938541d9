package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.service.domain.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives sessions their ids: one that was sent back with its id keeps it, one that came without an id and says what a session of the
 * latest version says is that session, every other gets the next number.
 */
final class NamingSessions {
    private int given;

    /** @param given how many ids the agenda has given so far */
    NamingSessions(int given) {
        this.given = given;
    }

    int given() {
        return given;
    }

    /** Ids that this agenda never gave, and ids that are there twice. */
    List<Reason> check(List<Session> sessions) {
        var wrong = new ArrayList<Reason>();
        Set<SessionId> used = new HashSet<>();
        for (var i = 0; i < sessions.size(); i++) {
            var id = sessions.get(i).sessionId();
            if (id != null && !id.isAmongFirst(given)) {
                wrong.add(reason(i, "UNKNOWN_SESSION", id, "The agenda has given no session this id. Leave it out for a new session."));
            } else if (id != null && !used.add(id)) {
                wrong.add(reason(i, "SESSION_TWICE", id, "Another session has the same id. Leave it out for a new session."));
            }
        }
        return wrong;
    }

    List<Session> name(List<Session> sessions, @Nullable AgendaVersion latest) {
        Set<SessionId> used = new HashSet<>();
        sessions.stream().map(Session::sessionId).filter(id -> id != null).forEach(used::add);
        Map<Session, Deque<SessionId>> known = new HashMap<>();
        if (latest != null) {
            for (var session : latest.sessions()) {
                var id = session.sessionId();
                if (id != null && !used.contains(id)) {
                    known.computeIfAbsent(session.named(null), _ -> new ArrayDeque<>()).add(id);
                }
            }
        }
        var named = new ArrayList<Session>(sessions.size());
        for (var session : sessions) {
            named.add(session.sessionId() != null ? session : session.named(same(session, known)));
        }
        return named;
    }

    private SessionId same(Session session, Map<Session, Deque<SessionId>> known) {
        var ids = known.get(session);
        return ids == null || ids.isEmpty() ? SessionId.of(++given) : ids.remove();
    }

    private static Reason reason(int index, String code, SessionId id, String message) {
        return new Reason(code, "sessions[" + index + "].sessionId", null, id.value(), null, message);
    }
}
