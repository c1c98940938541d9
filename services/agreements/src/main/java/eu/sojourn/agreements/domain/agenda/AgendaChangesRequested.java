package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;

/** The host does not confirm a version yet: it wishes these sessions to be other. */
public record AgendaChangesRequested(Xchange xchange, int agendaVersion, List<SessionId> sessionIds) implements DomainEvent {}
