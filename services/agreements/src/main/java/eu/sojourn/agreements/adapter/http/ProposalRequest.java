package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.Session;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sessions of a proposed agenda. */
record ProposalRequest(@NotNull @Size(min = 1, max = AgendaVersion.MOST_SESSIONS) List<@NotNull @Valid SessionRequest> sessions) {

    /** A session in the host's local time, such as {@code 2024-03-04T09:00}. */
    record SessionRequest(@NotNull String title, @NotNull LocalDateTime starts, @NotNull LocalDateTime ends, @NotNull String place,
            @Nullable String speaker) {}

    List<Session> proposed() {
        return Fields.each("sessions", sessions,
                session -> new Session(session.title(), session.starts(), session.ends(), session.place(), session.speaker()));
    }
}
