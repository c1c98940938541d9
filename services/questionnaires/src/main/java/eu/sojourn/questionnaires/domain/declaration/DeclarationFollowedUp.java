package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.DomainEvent;

/**
 * A follow-up was answered that everybody is asked for.
 *
 * @param months after the visit: one of {@link FollowUps#MONTHS}
 * @param changed whether anything has changed
 */
public record DeclarationFollowedUp(Declaration declaration, int months, boolean changed) implements DomainEvent {}
