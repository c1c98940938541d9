package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/** A version of an agenda waits for the host's confirmation. */
public record AgendaProposed(XchangeId xchangeId, OrganisationId hostOrganisationId, int agendaVersion) implements DomainEvent {}
