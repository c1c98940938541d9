package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.service.domain.DomainEvent;

/** Another response took the place of the one before. */
public record ResponseCorrected(Invitation invitation, Response response) implements DomainEvent {}
