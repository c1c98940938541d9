package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.DomainEvent;

/** A coordinator asks what has become of the agreements, beside the times at which everybody is asked. */
public record DeclarationAskedByHand(Declaration declaration) implements DomainEvent {}
