package eu.sojourn.service.domain;

/** Something that happened inside a service; an explicit mapping turns it into an event on the wire. */
public interface DomainEvent {}
