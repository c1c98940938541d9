package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host confirms the version of the agenda that it has seen. Annexes follow by the event that this tells. */
@Service
public class ConfirmingAgendas {
    private final Agendas agendas;
    private final XchangeAccess access;

    ConfirmingAgendas(Agendas agendas, XchangeAccess access) {
        this.agendas = agendas;
        this.access = access;
    }

    public Stored<Agenda> confirm(Actor actor, XchangeId xchangeId, int version, @Nullable Long expectedVersion) {
        Actor.require(access.mayConfirm(actor, agendas.get(xchangeId).state().xchange()), "Only the host confirms its agenda.");
        return agendas.update(xchangeId, expectedVersion, agenda -> agenda.confirm(version));
    }
}
