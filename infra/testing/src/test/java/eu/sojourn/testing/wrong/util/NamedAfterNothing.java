package eu.sojourn.testing.wrong.util;

/** Wrong on purpose: its package says nothing. */
public record NamedAfterNothing(String name) {}
