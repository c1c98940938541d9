package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.service.domain.DomainEvent;

/** The first response to an invitation is there. */
public record ResponseSubmitted(Invitation invitation, Response response) implements DomainEvent {}
