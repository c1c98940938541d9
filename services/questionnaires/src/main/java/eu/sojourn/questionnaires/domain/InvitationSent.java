package eu.sojourn.questionnaires.domain;

import eu.sojourn.service.domain.DomainEvent;

/** An organisation was invited to answer a questionnaire about a visit. */
public record InvitationSent(Invitation invitation) implements DomainEvent {}
