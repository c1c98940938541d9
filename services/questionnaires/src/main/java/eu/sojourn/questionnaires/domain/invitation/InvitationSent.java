package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.questionnaires.domain.form.Questionnaire;

import eu.sojourn.service.domain.DomainEvent;

/** An invitation goes out. */
public record InvitationSent(Invitation invitation, Questionnaire questionnaire) implements DomainEvent {}
