package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAgendas.View;
import eu.sojourn.agreements.domain.agenda.AgendaCommand;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.Session;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an Xchange's agenda.
 *
 * @param version          0 while an agenda is awaited
 * @param confirmedVersion the version in force; null if none is
 * @param sessions         of this version, in the order of their start
 * @param allowed          what the caller may do now
 */
record AgendaResponse(String xchangeId, String title, String hostOrganisationId, String hostPartnershipId, String programmeId,
        LocalDate firstDay, LocalDate lastDay, int version, AgendaState state, @Nullable Integer confirmedVersion,
        List<SessionResponse> sessions, List<AgendaCommand> allowed) {

    /** A session in the host's local time. */
    record SessionResponse(String sessionId, String title, @Nullable String topic, LocalDateTime starts, LocalDateTime ends, String place,
            @Nullable String room, @Nullable String speaker, @Nullable Integer capacity, @Nullable String siteAccess) {
        static SessionResponse of(Session session) {
            return new SessionResponse(session.id().value(), session.title(), session.topic(), session.starts(), session.ends(),
                    session.place(), session.room(), session.speaker(), session.capacity(), session.siteAccess());
        }
    }

    static AgendaResponse of(View view) {
        var agenda = view.agenda().state();
        return switch (view) {
            case View.Whole whole -> of(view, agenda.latest(), agenda.state(),
                    whole.allowed().stream().sorted().toList());
            case View.Confirmed _ -> of(view, agenda.confirmed(), AgendaState.CONFIRMED, List.of());
        };
    }

    private static AgendaResponse of(View view, @Nullable AgendaVersion shown, AgendaState state, List<AgendaCommand> allowed) {
        var agenda = view.agenda().state();
        var xchange = agenda.xchange();
        return new AgendaResponse(xchange.xchangeId().value(), xchange.title(), xchange.hostOrganisationId().value(),
                xchange.hostPartnershipId().value(), xchange.programmeId().value(), xchange.period().firstDay(), xchange.period().lastDay(),
                shown == null ? 0 : shown.version(), state, agenda.confirmed() == null ? null : agenda.confirmed().version(),
                shown == null ? List.of() : shown.sessions().stream().map(SessionResponse::of).toList(), allowed);
    }
}
