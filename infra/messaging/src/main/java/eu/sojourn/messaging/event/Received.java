package eu.sojourn.messaging.event;

import java.time.Instant;

/**
 * An event as a consumer gets it.
 *
 * @param id            of the event; the same for every delivery
 * @param type          wire name
 * @param source        the service that said it, e.g. {@code /registration}
 * @param subject       id of the aggregate that it is about
 * @param sequence      version of that aggregate; grows, may have gaps
 * @param time          when it was written
 * @param partitionKey  key of its partition
 * @param correlationId shared by all that one request caused
 * @param data          the consumer's own reading of the data
 */
public record Received<D>(String id, String type, String source, String subject, long sequence, Instant time, String partitionKey,
        String correlationId, D data) {

    /** Names the aggregate that the event is about across services; seen marks are kept under it. */
    public String origin() {
        return source + "/" + subject;
    }
}
