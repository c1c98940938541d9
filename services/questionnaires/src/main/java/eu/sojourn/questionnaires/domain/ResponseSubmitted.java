package eu.sojourn.questionnaires.domain;

import java.time.LocalDate;

import eu.sojourn.questionnaires.domain.form.Outcome;
import eu.sojourn.service.domain.DomainEvent;

/** An organisation answered; the response will not change any more. */
public record ResponseSubmitted(Invitation invitation, LocalDate submittedOn, Outcome outcome) implements DomainEvent {}
