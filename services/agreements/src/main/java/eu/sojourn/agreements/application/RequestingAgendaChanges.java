package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.agenda.ChangeRequest;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host says which sessions of a proposed agenda should be other, instead of confirming it. */
@Service
public class RequestingAgendaChanges {
    private final Agendas agendas;
    private final XchangeAccess access;

    RequestingAgendaChanges(Agendas agendas, XchangeAccess access) {
        this.agendas = agendas;
        this.access = access;
    }

    public Stored<Agenda> request(Actor actor, XchangeId xchangeId, int version, List<ChangeRequest> requests,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayConfirm(actor, agendas.get(xchangeId).state().xchange()), "Only the host asks for changes of its agenda.");
        return agendas.update(xchangeId, expectedVersion, agenda -> agenda.requestChanges(version, requests));
    }
}
