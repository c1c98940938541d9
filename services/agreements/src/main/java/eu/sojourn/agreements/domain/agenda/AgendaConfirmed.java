package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/** The host confirmed a version of an agenda; annexes of the Xchange refer to it from now on. */
public record AgendaConfirmed(XchangeId xchangeId, OrganisationId hostOrganisationId, int agendaVersion) implements DomainEvent {}
