package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agenda of one Xchange, awaited since the Xchange was opened. The version confirmed last stays in force while a later one is only
 * proposed.
 *
 * @param sessionsNamed how many ids it has given to sessions, whatever became of them
 */
public record Agenda(Xchange xchange, @Nullable AgendaVersion latest, @Nullable AgendaVersion confirmed, int sessionsNamed) {

    /** An Xchange was opened: its agenda is awaited. */
    public static Decision<Agenda> awaited(Xchange xchange) {
        return Decision.accepted(new Agenda(xchange, null, null, 0));
    }

    /** The Xchange has other particulars; versions stay as they are. */
    public Decision<Agenda> reopened(Xchange other) {
        return other.equals(xchange) ? Decision.unchanged(this) : Decision.accepted(new Agenda(other, latest, confirmed, sessionsNamed));
    }

    /**
     * Proposes a new version, or refuses it with all that is wrong. Sessions without an id get one; the sessions of the latest version
     * again change nothing.
     */
    public Decision<Agenda> propose(List<Session> sessions) {
        AgendaVersion.checkCount(sessions.size());
        var naming = new NamingSessions(sessionsNamed);
        var wrong = Stream.concat(SessionRule.check(sessions, xchange.period()).stream(), naming.check(sessions).stream()).toList();
        if (!wrong.isEmpty()) {
            return Decision.refused(wrong);
        }
        var next = new AgendaVersion(latest == null ? 1 : latest.version() + 1, naming.name(sessions, latest));
        if (latest != null && latest.sessions().equals(next.sessions())) {
            return Decision.unchanged(this);
        }
        return Decision.accepted(new Agenda(xchange, next, confirmed, naming.given()),
                new AgendaProposed(xchange.xchangeId(), xchange.hostOrganisationId(), next.version()));
    }

    /** Confirms the latest version, if that is the one the host has seen. */
    public Decision<Agenda> confirm(int version) {
        if (latest == null) {
            return Decision.conflict(Reason.of("AGENDA_AWAITED", "There is no agenda to confirm yet."));
        }
        if (latest.version() != version) {
            return Decision.conflict(new Reason("STALE_AGENDA", "version", null, String.valueOf(version), String.valueOf(latest.version()),
                    "Another version of the agenda is the latest. Read it again, then confirm it."));
        }
        if (state() == AgendaState.CONFIRMED) {
            return Decision.unchanged(this);
        }
        return Decision.accepted(new Agenda(xchange, latest, latest, sessionsNamed),
                new AgendaConfirmed(xchange.xchangeId(), xchange.hostOrganisationId(), version));
    }

    /** The confirmed version, unless the dates of the Xchange have changed since and it has a session on another day. */
    public Optional<AgendaVersion> serving() {
        return Optional.ofNullable(confirmed).filter(version -> SessionRule.check(version.sessions(), xchange.period()).isEmpty());
    }

    public AgendaState state() {
        if (latest == null) {
            return AgendaState.AWAITED;
        }
        return confirmed != null && confirmed.version() == latest.version() ? AgendaState.CONFIRMED : AgendaState.PROPOSED;
    }

    /** What the state allows, whoever asks. */
    public Set<AgendaCommand> allowed() {
        return state() == AgendaState.PROPOSED ? EnumSet.allOf(AgendaCommand.class) : EnumSet.of(AgendaCommand.PROPOSE);
    }
}
