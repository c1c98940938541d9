package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host or a coordinator proposes an agenda. */
@Service
public class ProposingAgendas {
    private final Agendas agendas;
    private final XchangeAccess access;
    private final Clock clock;

    ProposingAgendas(Agendas agendas, XchangeAccess access, Clock clock) {
        this.agendas = agendas;
        this.access = access;
        this.clock = clock;
    }

    public Stored<Agenda> propose(Actor actor, XchangeId xchangeId, List<Session> sessions, @Nullable ZoneId timeZone,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, agendas.get(xchangeId).state().xchange()),
                "Only the host and its coordinators propose its agenda.");
        return agendas.update(xchangeId, expectedVersion,
                agenda -> agenda.propose(sessions, timeZone, new PersonId(actor.personId()), clock.instant()));
    }
}
