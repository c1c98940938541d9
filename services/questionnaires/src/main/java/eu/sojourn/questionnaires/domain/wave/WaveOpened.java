package eu.sojourn.questionnaires.domain.wave;

import eu.sojourn.service.domain.DomainEvent;

/** Everybody is to be invited. */
public record WaveOpened(Wave wave) implements DomainEvent {}
