package eu.sojourn.questionnaires.domain.wave;

import eu.sojourn.service.domain.DomainEvent;

/**
 * Nothing is taken any more, and figures are final.
 *
 * @param submitted how many of the invited answered
 */
public record WaveClosed(Wave wave, int submitted) implements DomainEvent {}
