package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAgendas.View;
import eu.sojourn.agreements.domain.agenda.AgendaChecks;
import eu.sojourn.agreements.domain.agenda.AgendaCommand;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.agreements.domain.agenda.ChangeRequest;
import eu.sojourn.agreements.domain.agenda.HostZone;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.agreements.domain.agenda.SessionId;
import eu.sojourn.agreements.domain.agenda.Warning;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an Xchange's agenda.
 *
 * @param version          0 while an agenda is awaited
 * @param confirmedVersion the version in force; null if none is
 * @param timeZone         of all times, such as {@code Europe/Berlin}; null where none was named and the host's country has several
 * @param timeZones        that a host in its country may be in, the most usual first; empty where that is not known
 * @param sessions         of this version, in the order of their start
 * @param changeRequests   what the host wants to be other; for those who prepare the agenda
 * @param checks           for those who prepare the agenda; null for others and while it is awaited
 * @param allowed          what the caller may do now
 */
record AgendaResponse(String xchangeId, String title, String hostOrganisationId, String hostPartnershipId, String programmeId,
        LocalDate firstDay, LocalDate lastDay, int version, AgendaState state, @Nullable Integer confirmedVersion,
        @Nullable String timeZone, List<String> timeZones, List<SessionResponse> sessions, List<WishResponse> changeRequests,
        @Nullable ChecksResponse checks,
        List<AgendaCommand> allowed) {

    record WishResponse(String sessionId, String wish) {
        static WishResponse of(ChangeRequest request) {
            return new WishResponse(request.sessionId().value(), request.wish());
        }
    }

    /** @param warnings what looks like a mistake and refuses nothing */
    record ChecksResponse(int workingDays, int workingDaysOfPeriod, List<WarningResponse> warnings) {
        static ChecksResponse of(AgendaChecks checks) {
            return new ChecksResponse(checks.workingDays(), checks.workingDaysOfPeriod(),
                    checks.warnings().stream().map(WarningResponse::of).toList());
        }
    }

    /** @param lastDay where it is about several days, from {@code day} on */
    record WarningResponse(Warning.Code code, List<String> sessionIds, @Nullable LocalDate day, @Nullable LocalDate lastDay,
            @Nullable String found, @Nullable String required, String message) {
        static WarningResponse of(Warning warning) {
            return new WarningResponse(warning.code(), warning.sessions().stream().map(SessionId::value).toList(), warning.day(),
                    warning.lastDay(), warning.found(), warning.required(), warning.code().message());
        }
    }

    /** A session in the host's local time. */
    record SessionResponse(String sessionId, String title, @Nullable String topic, LocalDateTime starts, LocalDateTime ends, String place,
            @Nullable String room, @Nullable String speaker, @Nullable Integer capacity, @Nullable String siteAccess) {
        static SessionResponse of(Session session) {
            return new SessionResponse(session.id().value(), session.title(), session.topic(), session.starts(), session.ends(),
                    session.place(), session.room(), session.speaker(), session.capacity(), session.siteAccess());
        }
    }

    static AgendaResponse of(View view) {
        return switch (view) {
            case View.Whole whole -> of(view,
                    whole.agenda().state().wishes().stream().map(WishResponse::of).toList(),
                    whole.checks() == null ? null : ChecksResponse.of(whole.checks()), whole.allowed().stream().sorted().toList());
            case View.Confirmed _ -> of(view, List.of(), null, List.of());
        };
    }

    private static AgendaResponse of(View view, List<WishResponse> wishes, @Nullable ChecksResponse checks, List<AgendaCommand> allowed) {
        var agenda = view.agenda().state();
        var shown = view.shown();
        var xchange = agenda.xchange();
        return new AgendaResponse(xchange.xchangeId().value(), xchange.title(), xchange.hostOrganisationId().value(),
                xchange.hostPartnershipId().value(), xchange.programmeId().value(), xchange.period().firstDay(), xchange.period().lastDay(),
                shown == null ? 0 : shown.version(), view.state(), agenda.confirmed() == null ? null : agenda.confirmed().version(),
                (shown == null ? HostZone.of(xchange.hostCountry()) : shown.zoneIn(xchange.hostCountry())).map(ZoneId::getId).orElse(null),
                HostZone.allOf(xchange.hostCountry()).stream().map(ZoneId::getId).toList(),
                shown == null ? List.of() : shown.sessions().stream().map(SessionResponse::of).toList(), wishes, checks, allowed);
    }
}
