package eu.sojourn.questionnaires.domain.wave;

import eu.sojourn.service.domain.DomainEvent;

/** The wave closes at another time than was planned. */
public record WaveClosingMoved(Wave wave) implements DomainEvent {}
