package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.questionnaires.domain.form.Questionnaire;

import eu.sojourn.service.domain.DomainEvent;

/** A coordinator wrote down what a participant told; the participant is to confirm it. */
public record InterviewEntered(Invitation invitation, Questionnaire questionnaire) implements DomainEvent {}
