package eu.sojourn.messaging.event;

/**
 * What a service tells about a domain event; the store adds id, time, subject, sequence and cause.
 *
 * @param topic        where to
 * @param type         wire name with its major version, e.g. {@code registration.visit-approved.v1}
 * @param partitionKey events of one key keep their order
 * @param data         record that is written as JSON; ids and facts, no personal data
 */
public record OutgoingEvent(String topic, String type, String partitionKey, Object data) {}
