package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One version of an agenda, what became of it, and how it differs from another. */
public record AgendaVersion(String xchangeId, int version, String state, boolean inForce, @Nullable String proposedBy,
        @Nullable Instant proposedAt, @Nullable String timeZone, List<Agenda.Session> sessions, List<Agenda.Wish> changeRequests,
        @Nullable Difference difference) {
    public AgendaVersion {
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
        changeRequests = changeRequests == null ? List.of() : List.copyOf(changeRequests);
    }

    /** As an agenda is shown elsewhere. */
    public Agenda agenda() {
        return new Agenda(xchangeId, null, version, state, null, timeZone, List.of(), sessions, changeRequests, null, Set.of());
    }

    /** Whether its times are in another zone than those of the version that it is compared with. */
    public boolean inOtherTimeZone() {
        return difference != null && !Objects.equals(difference.timeZoneBefore, timeZone);
    }

    /** A version in a list: how many sessions it has, and in how many of them the host wanted something to be other. */
    public record Summary(int version, String state, boolean inForce, @Nullable String proposedBy, @Nullable Instant proposedAt,
            int sessions,
            int changeRequests) {}

    public record Difference(int fromVersion, @Nullable String timeZoneBefore, List<Change> sessions) {
        public Difference {
            sessions = sessions == null ? List.of() : List.copyOf(sessions);
        }
    }

    /** A session that is not in both versions, or not alike. */
    public record Change(String change, List<String> fields, Agenda.@Nullable Session before, Agenda.@Nullable Session after) {
        public Change {
            fields = fields == null ? List.of() : List.copyOf(fields);
        }

        public Agenda.Session session() {
            return Objects.requireNonNull(after == null ? before : after);
        }

        /** Whether something is other that a line of the session shows by itself. */
        public boolean other(String... any) {
            return Set.of(any).stream().anyMatch(fields::contains);
        }
    }
}
