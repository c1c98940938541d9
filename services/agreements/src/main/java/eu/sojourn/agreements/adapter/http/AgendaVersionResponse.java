package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.adapter.http.AgendaResponse.SessionResponse;
import eu.sojourn.agreements.adapter.http.AgendaResponse.WishResponse;
import eu.sojourn.agreements.application.AgendaVersions.Summary;
import eu.sojourn.agreements.application.ReadingAgendaVersions.View;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.agenda.AgendaDifference;
import eu.sojourn.agreements.domain.agenda.AgendaDifference.Change;
import eu.sojourn.agreements.domain.agenda.AgendaDifference.SessionChange;
import eu.sojourn.agreements.domain.agenda.AgendaState;
import eu.sojourn.agreements.domain.agenda.AgendaVersion;
import eu.sojourn.agreements.domain.agenda.Session;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agenda and what became of it.
 *
 * @param state          where it stands, or stood when another version took its place
 * @param inForce        whether it is the version that was confirmed last
 * @param proposedBy     id of the person; null where that was not kept
 * @param timeZone       of all times; null where none is known
 * @param changeRequests what the host wanted to be other in it
 * @param difference     from the version that it was asked to be compared with; null where none was
 */
record AgendaVersionResponse(String xchangeId, int version, AgendaState state, boolean inForce, @Nullable String proposedBy,
        @Nullable Instant proposedAt, @Nullable String timeZone, List<SessionResponse> sessions, List<WishResponse> changeRequests,
        @Nullable DifferenceResponse difference) {

    /**
     * A version in a list.
     *
     * @param sessions       how many it has
     * @param changeRequests in how many of them the host wanted something to be other
     */
    record SummaryResponse(int version, AgendaState state, boolean inForce, @Nullable String proposedBy, @Nullable Instant proposedAt,
            int sessions, int changeRequests) {
        static SummaryResponse of(Summary summary, Agenda agenda) {
            return new SummaryResponse(summary.version(), summary.state(), isInForce(summary.version(), agenda),
                    summary.proposedBy() == null ? null : summary.proposedBy().value(), summary.proposedAt(), summary.sessions(),
                    summary.wishes());
        }
    }

    /**
     * @param timeZoneBefore of the earlier version's times; null where none is known
     * @param sessions       that are not in both versions, or not alike
     */
    record DifferenceResponse(int fromVersion, @Nullable String timeZoneBefore, List<ChangeResponse> sessions) {
        static DifferenceResponse of(AgendaDifference difference, Xchange xchange) {
            return new DifferenceResponse(difference.from().version(), zone(difference.from(), xchange),
                    difference.sessions().stream().map(ChangeResponse::of).toList());
        }
    }

    /**
     * @param fields that are other, where the session is in both versions
     * @param before null where the session was not there
     * @param after  null where the session is not there any more
     */
    record ChangeResponse(Change change, String sessionId, List<String> fields, @Nullable SessionResponse before,
            @Nullable SessionResponse after) {
        static ChangeResponse of(SessionChange change) {
            return new ChangeResponse(change.change(), change.session().id().value(), change.fields(), session(change.before()),
                    session(change.after()));
        }

        private static @Nullable SessionResponse session(@Nullable Session session) {
            return session == null ? null : SessionResponse.of(session);
        }
    }

    static AgendaVersionResponse of(View view) {
        var xchange = view.agenda().xchange();
        var proposed = view.version();
        var version = proposed.agenda();
        return new AgendaVersionResponse(xchange.xchangeId().value(), version.version(), proposed.state(),
                isInForce(version.version(), view.agenda()), version.proposedBy() == null ? null : version.proposedBy().value(),
                version.proposedAt(), zone(version, xchange), version.sessions().stream().map(SessionResponse::of).toList(),
                proposed.wishes().stream().map(WishResponse::of).toList(),
                view.difference() == null ? null : DifferenceResponse.of(view.difference(), xchange));
    }

    private static boolean isInForce(int version, Agenda agenda) {
        return agenda.confirmed() != null && agenda.confirmed().version() == version;
    }

    private static @Nullable String zone(AgendaVersion version, Xchange xchange) {
        return version.zoneIn(xchange.hostCountry()).map(ZoneId::getId).orElse(null);
    }
}
