package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agenda of one Xchange, awaited since the Xchange was opened. The version confirmed last stays in force while a later one is only
 * proposed.
 *
 * @param wishes        what the host wants to be other in the latest version; empty unless it asked for changes since
 * @param sessionsNamed how many ids it has given to sessions, whatever became of them
 * @param cancelled     whether the Xchange does not take place
 * @param replaced      the version that the latest took the place of; earlier ones are kept elsewhere
 */
public record Agenda(Xchange xchange, @Nullable AgendaVersion latest, @Nullable AgendaVersion confirmed,
        List<ChangeRequest> wishes, int sessionsNamed, boolean cancelled, @Nullable ProposedVersion replaced) {

    public Agenda {
        wishes = wishes == null ? List.of() : List.copyOf(wishes);
    }

    /** An Xchange was opened: its agenda is awaited. */
    public static Decision<Agenda> awaited(Xchange xchange) {
        return Decision.accepted(new Agenda(xchange, null, null, List.of(), 0, false, null));
    }

    /** The Xchange has other particulars; versions stay as they are. */
    public Decision<Agenda> reopened(Xchange other) {
        return other.equals(xchange)
                ? Decision.unchanged(this)
                : Decision.accepted(new Agenda(other, latest, confirmed, wishes, sessionsNamed, cancelled, replaced));
    }

    /** The Xchange does not take place; what was agreed of its agenda stays readable. */
    public Decision<Agenda> callOff() {
        return cancelled
                ? Decision.unchanged(this)
                : Decision.accepted(new Agenda(xchange, latest, confirmed, wishes, sessionsNamed, true, replaced));
    }

    /**
     * Proposes a new version, or refuses it with all that is wrong. Sessions without an id get one; the sessions of the latest version
     * and its time zone again change nothing.
     *
     * @param timeZone null for the one that the host's country has
     */
    public Decision<Agenda> propose(List<Session> sessions, @Nullable ZoneId timeZone, PersonId by, Instant at) {
        AgendaVersion.checkCount(sessions.size());
        var naming = new NamingSessions(sessionsNamed);
        var wrong = Stream.concat(SessionRule.check(sessions, xchange.period()).stream(), naming.check(sessions).stream()).toList();
        if (!wrong.isEmpty()) {
            return Decision.refused(wrong);
        }
        var next = new AgendaVersion(latest == null ? 1 : latest.version() + 1, naming.name(sessions, latest),
                HostZone.of(xchange.hostCountry()).filter(zone -> zone.equals(timeZone)).isPresent() ? null : timeZone, by, at);
        if (latest != null && latest.saysTheSameAs(next)) {
            return Decision.unchanged(this);
        }
        return Decision.accepted(new Agenda(xchange, next, confirmed, List.of(), naming.given(), cancelled, current().orElse(null)),
                new AgendaProposed(xchange.xchangeId(), xchange.hostOrganisationId(), next.version()));
    }

    /** Confirms the latest version, if that is the one the host has seen; wishes that it had are withdrawn by that. */
    public Decision<Agenda> confirm(int version) {
        if (latest == null || latest.version() != version) {
            return Decision.conflict(isNotLatest(version));
        }
        if (state() == AgendaState.CONFIRMED) {
            return Decision.unchanged(this);
        }
        return Decision.accepted(new Agenda(xchange, latest, latest, List.of(), sessionsNamed, cancelled, replaced),
                new AgendaConfirmed(xchange.xchangeId(), xchange.hostOrganisationId(), version));
    }

    /**
     * The host wants sessions of the latest version to be other; the next version answers. Asked again, the later wishes replace the
     * earlier ones.
     */
    public Decision<Agenda> requestChanges(int version, List<ChangeRequest> requests) {
        if (latest == null || latest.version() != version) {
            return Decision.conflict(isNotLatest(version));
        }
        if (state() == AgendaState.CONFIRMED) {
            return Decision.conflict(Reason.of("AGENDA_CONFIRMED",
                    "The host has confirmed this version of the agenda. Propose another one instead of asking for changes."));
        }
        if (requests.isEmpty()) {
            throw new InvalidValue("requests", "must not be empty");
        }
        var wrong = checked(requests, latest);
        if (!wrong.isEmpty()) {
            return Decision.refused(wrong);
        }
        if (requests.equals(wishes)) {
            return Decision.unchanged(this);
        }
        return Decision.accepted(new Agenda(xchange, latest, confirmed, requests, sessionsNamed, cancelled, replaced),
                new AgendaChangesRequested(xchange, version, requests.stream().map(ChangeRequest::sessionId).toList()));
    }

    private static List<Reason> checked(List<ChangeRequest> requests, AgendaVersion version) {
        var sessions = version.sessions().stream().map(Session::id).collect(Collectors.toSet());
        var asked = new HashSet<SessionId>();
        var wrong = new ArrayList<Reason>();
        for (var i = 0; i < requests.size(); i++) {
            var id = requests.get(i).sessionId();
            if (!sessions.contains(id)) {
                wrong.add(new Reason("UNKNOWN_SESSION", "requests[" + i + "].sessionId", null, id.value(), null,
                        "This version of the agenda has no such session."));
            } else if (!asked.add(id)) {
                wrong.add(new Reason("SESSION_TWICE", "requests[" + i + "].sessionId", null, id.value(), null,
                        "Say all that should be other in a session in one wish."));
            }
        }
        return wrong;
    }

    private Reason isNotLatest(int version) {
        return latest == null
                ? Reason.of("AGENDA_AWAITED", "There is no agenda yet.")
                : new Reason("STALE_AGENDA", "version", null, String.valueOf(version), String.valueOf(latest.version()),
                        "Another version of the agenda is the latest. Read it again, then answer it.");
    }

    /** The latest version and where it stands. */
    public Optional<ProposedVersion> current() {
        return Optional.ofNullable(latest).map(version -> new ProposedVersion(version, state(), wishes));
    }

    /** Earlier versions that it still has, the newest first: what is known of them changes no more. */
    public List<ProposedVersion> earlier() {
        var inForce = confirmed == null || state() == AgendaState.CONFIRMED
                ? null
                : new ProposedVersion(confirmed, AgendaState.CONFIRMED, List.of());
        return Stream.of(replaced, inForce).filter(version -> version != null).distinct().toList();
    }

    /** The confirmed version, unless the dates of the Xchange have changed since and it has a session on another day. */
    public Optional<AgendaVersion> serving() {
        return Optional.ofNullable(confirmed).filter(version -> SessionRule.check(version.sessions(), xchange.period()).isEmpty());
    }

    public AgendaState state() {
        if (latest == null) {
            return AgendaState.AWAITED;
        }
        if (confirmed != null && confirmed.version() == latest.version()) {
            return AgendaState.CONFIRMED;
        }
        return wishes.isEmpty() ? AgendaState.PROPOSED : AgendaState.CHANGES_REQUESTED;
    }

    /** What the state allows, whoever asks. */
    public Set<AgendaCommand> allowed() {
        return switch (state()) {
            case AWAITED, CONFIRMED -> EnumSet.of(AgendaCommand.PROPOSE);
            case PROPOSED, CHANGES_REQUESTED -> EnumSet.allOf(AgendaCommand.class);
        };
    }
}
