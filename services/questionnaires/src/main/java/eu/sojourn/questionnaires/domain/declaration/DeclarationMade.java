package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.DomainEvent;

/** Agreements were declared, or declared again, without that one of the times at which everybody is asked asked for it. */
public record DeclarationMade(Declaration declaration) implements DomainEvent {}
