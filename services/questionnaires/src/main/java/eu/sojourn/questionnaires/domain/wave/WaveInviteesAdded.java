package eu.sojourn.questionnaires.domain.wave;

import eu.sojourn.service.domain.DomainEvent;

/** More are to be invited, so many. */
public record WaveInviteesAdded(Wave wave, int added) implements DomainEvent {}
