package eu.sojourn.testing.wrong.adapter.mongo;

/** An adapter. */
public record Documents(String collection) {}
