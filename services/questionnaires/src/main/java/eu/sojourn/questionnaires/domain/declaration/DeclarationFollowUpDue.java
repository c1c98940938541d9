package eu.sojourn.questionnaires.domain.declaration;

import eu.sojourn.service.domain.DomainEvent;

/** It is asked what has become of the agreements, so many months after the visit: one of {@link FollowUps#MONTHS}. */
public record DeclarationFollowUpDue(Declaration declaration, int months) implements DomainEvent {}
