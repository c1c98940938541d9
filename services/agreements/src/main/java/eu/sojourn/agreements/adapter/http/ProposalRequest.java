package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.HostZone;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.agreements.domain.agenda.SessionId;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a proposed agenda.
 *
 * @param timeZone name of the IANA time zone that all times are in; absent for the one that the host's country has
 */
record ProposalRequest(@Nullable String timeZone,
        @NotNull @Size(min = 1, max = AgendaVersion.MOST_SESSIONS) List<@NotNull @Valid SessionRequest> sessions) {

    /**
     * A session in the host's local time, such as {@code 2024-03-04T09:00}.
     *
     * @param sessionId as the service gave it, for a session that stays the same one; absent for a new one
     */
    record SessionRequest(@Nullable String sessionId, @NotNull String title, @Nullable String topic, @NotNull LocalDateTime starts,
            @NotNull LocalDateTime ends, @NotNull String place, @Nullable String room, @Nullable String speaker, @Nullable Integer capacity,
            @Nullable String siteAccess) {
        Session session() {
            var id = sessionId == null || sessionId.isBlank() ? null : new SessionId(sessionId);
            return new Session(id, title, topic, starts, ends, place, room, speaker, capacity, siteAccess);
        }
    }

    @Nullable
    ZoneId zone() {
        return timeZone == null || timeZone.isBlank() ? null : HostZone.named(timeZone);
    }

    List<Session> proposed() {
        return Fields.each("sessions", sessions, SessionRequest::session);
    }
}
