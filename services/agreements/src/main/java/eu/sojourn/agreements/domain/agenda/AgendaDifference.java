package eu.sojourn.agreements.domain.agenda;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one version of an agenda in another: sessions by their ids, so one that was moved is the same one.
 *
 * @param sessions that are not in both or not alike, in the order of their start
 */
public record AgendaDifference(AgendaVersion from, AgendaVersion to, List<SessionChange> sessions) {

    /** What happened to a session. */
    public enum Change {
        REMOVED, ADDED, CHANGED
    }

    /**
     * A session before and after; null where it was not there. At least one of them is not.
     *
     * @param fields that are other, where it is in both
     */
    public record SessionChange(@Nullable Session before, @Nullable Session after, List<String> fields) {
        public Change change() {
            return before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
        }

        public Session session() {
            return Objects.requireNonNull(after == null ? before : after);
        }

        private LocalDateTime starts() {
            return session().starts();
        }
    }

    private static final Map<String, Function<Session, @Nullable Object>> FIELDS = fields();

    public static AgendaDifference between(AgendaVersion from, AgendaVersion to) {
        var before = byId(from);
        var after = byId(to);
        Set<SessionId> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        var changes = ids.stream()
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .map(id -> change(before.get(id), after.get(id)))
                .sorted(Comparator.comparing(SessionChange::starts))
                .toList();
        return new AgendaDifference(from, to, changes);
    }

    private static SessionChange change(@Nullable Session before, @Nullable Session after) {
        return new SessionChange(before, after, before == null || after == null
                ? List.of()
                : FIELDS.keySet().stream().filter(field -> isOther(field, before, after)).toList());
    }

    private static boolean isOther(String field, Session before, Session after) {
        var value = Objects.requireNonNull(FIELDS.get(field));
        return !Objects.equals(value.apply(before), value.apply(after));
    }

    private static Map<SessionId, Session> byId(AgendaVersion version) {
        return version.sessions().stream().collect(Collectors.toMap(Session::id, session -> session, (one, _) -> one, LinkedHashMap::new));
    }

    private static Map<String, Function<Session, @Nullable Object>> fields() {
        Map<String, Function<Session, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("title", Session::title);
        fields.put("topic", Session::topic);
        fields.put("starts", Session::starts);
        fields.put("ends", Session::ends);
        fields.put("place", Session::place);
        fields.put("room", Session::room);
        fields.put("speaker", Session::speaker);
        fields.put("capacity", Session::capacity);
        fields.put("siteAccess", Session::siteAccess);
        return fields;
    }
}
