package eu.sojourn.kpis.domain.target;

import eu.sojourn.service.domain.DomainEvent;

/** The light of a target changed. */
public record AlertRaised(Alert alert, Sighting sighting) implements DomainEvent {}
