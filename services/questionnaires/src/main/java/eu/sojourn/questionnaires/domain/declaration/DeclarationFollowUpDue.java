package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.DomainEvent;

/**
 * It is asked what has become of the agreements, so many months after the visit.
 *
 * @param manual whether a coordinator asked for it
 */
public record DeclarationFollowUpDue(Declaration declaration, int months, boolean manual) implements DomainEvent {}
