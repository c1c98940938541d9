package eu.sojourn.messaging.store;

/**
 * Where a page of a list ended, so that the next one can begin behind it whatever was added or taken away in between.
 *
 * @param value what the last aggregate has in the field that the list is sorted by; empty where it is sorted by id
 * @param id    id of the last aggregate
 */
public record Place(String value, String id) {}
