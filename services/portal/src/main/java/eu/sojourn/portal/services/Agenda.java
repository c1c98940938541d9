package eu.sojourn.portal.services;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dated sessions of an Xchange; the host confirms one version of them. */
public record Agenda(String xchangeId, @Nullable Integer version, String state, @Nullable Integer confirmedVersion,
        List<Session> sessions, Set<String> allowed) {
    public Agenda {
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean mayPropose() {
        return allowed.contains("PROPOSE");
    }

    public boolean mayConfirm() {
        return allowed.contains("CONFIRM");
    }

    public boolean confirmed() {
        return "CONFIRMED".equals(state);
    }

    /** Local date-times at the place of the session. */
    public record Session(String title, LocalDateTime starts, LocalDateTime ends, @Nullable String place,
            @Nullable String speaker) {}
}
