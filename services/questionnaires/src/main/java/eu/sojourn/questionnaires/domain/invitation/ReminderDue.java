package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.reminder.Reminder;

import eu.sojourn.service.domain.DomainEvent;

/** Somebody is silent and is to be reminded. */
public record ReminderDue(Invitation invitation, Questionnaire questionnaire, Reminder reminder) implements DomainEvent {}
