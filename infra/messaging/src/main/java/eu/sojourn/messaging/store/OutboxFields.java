package eu.sojourn.messaging.store;

import eu.sojourn.messaging.event.OutgoingEvent;
import org.bson.Document;

/** How the outbox looks inside an aggregate's document. */
final class OutboxFields {

    /** Events not known to be published, oldest first. */
    static final String OUTBOX = "outbox";
    /** When the oldest of them was written; absent where there are none (sparse index). */
    static final String PENDING_SINCE = "pendingSince";

    static final String ID = "id";
    static final String TOPIC = "topic";
    static final String KEY = "key";
    static final String TYPE = "type";
    static final String TRACEPARENT = "traceparent";
    static final String CLOUD_EVENT = "cloudEvent";

    private OutboxFields() {}

    static Document entry(String id, OutgoingEvent event, String traceparent, String cloudEvent) {
        return new Document(ID, id).append(TOPIC, event.topic())
                .append(KEY, event.partitionKey())
                .append(TYPE, event.type())
                .append(TRACEPARENT, traceparent)
                .append(CLOUD_EVENT, cloudEvent);
    }
}
