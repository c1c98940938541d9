package eu.sojourn.elsewhere;

/** Belongs to another service. */
public record Foreign(String name) {}
