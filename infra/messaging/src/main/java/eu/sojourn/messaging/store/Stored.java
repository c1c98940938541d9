package eu.sojourn.messaging.store;

/**
 * An aggregate as it stands in the database.
 *
 * @param id      of the aggregate
 * @param version grows with each write; the entity tag, and the sequence of its last event
 * @param state   the aggregate
 */
public record Stored<T>(String id, long version, T state) {}
