package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.messaging.event.Received;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Awaits the agenda of each Xchange that is opened, for the dates that it has. */
@Service
public class FollowingXchanges {
    private final Agendas agendas;
    private final ComposingAnnexes composing;

    FollowingXchanges(Agendas agendas, ComposingAnnexes composing) {
        this.agendas = agendas;
        this.composing = composing;
    }

    /** The Xchange was opened, or its plan changed. */
    public void planned(Received<?> event, Xchange xchange) {
        agendas.apply(event, xchange.xchangeId(), agenda -> agenda == null ? Agenda.awaited(xchange) : agenda.reopened(xchange));
        composing.composeOf(xchange.xchangeId());
    }

    /** The Xchange does not take place; one that was never opened has no agenda. */
    public void cancelled(Received<?> event, XchangeId xchangeId) {
        if (agendas.find(xchangeId).isPresent()) {
            agendas.apply(event, xchangeId, agenda -> Objects.requireNonNull(agenda).callOff());
        }
    }
}
