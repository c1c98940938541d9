package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.DomainEvent;

/** Agreements were declared, or declared otherwise than before, without that a follow-up asked for it. */
public record DeclarationMade(Declaration declaration) implements DomainEvent {}
