package eu.sojourn.messaging.event;

import eu.sojourn.service.causation.Causation;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads events as CloudEvents 1.0 in structured JSON, so that the envelope survives stores, streams and dead letters. */
public final class CloudEvents {

    /** Media type of the bytes. */
    public static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private static final JsonFormat FORMAT = new JsonFormat();
    private static final JsonMapper DATA = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private CloudEvents() {}

    /** @return the bytes to publish; the same bytes are published on every attempt */
    public static byte[] write(String service, String subject, long sequence, Instant time, Causation cause, OutgoingEvent event) {
        return write(UUID.randomUUID().toString(), service, subject, sequence, time, cause, event);
    }

    /** As the other, with a given id. */
    public static byte[] write(String id, String service, String subject, long sequence, Instant time, Causation cause,
            OutgoingEvent event) {
        var builder = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/" + service))
                .withType(event.type())
                .withSubject(subject)
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withDataSchema(URI.create("urn:sojourn:schema:" + event.type()))
                .withDataContentType("application/json")
                .withData(DATA.writeValueAsBytes(event.data()))
                .withExtension("sequence", Long.toString(sequence))
                .withExtension("partitionkey", event.partitionKey())
                .withExtension("correlationid", cause.correlationId());
        if (cause.causationId() != null) {
            builder.withExtension("causationid", cause.causationId());
        }
        return FORMAT.serialize(builder.build());
    }

    /**
     * Reads the envelope and leaves the data as it came.
     *
     * @throws MalformedEvent if this is no event of ours
     */
    public static Received<byte[]> read(byte[] bytes) {
        try {
            var event = FORMAT.deserialize(bytes);
            var data = event.getData();
            if (data == null) {
                throw new MalformedEvent("no data", null);
            }
            return new Received<>(event.getId(), event.getType(), event.getSource().toString(), required(event, "subject"),
                    Long.parseLong(required(event, "sequence")), Objects.requireNonNull(event.getTime(), "time").toInstant(),
                    required(event, "partitionkey"), required(event, "correlationid"), data.toBytes());
        } catch (CloudEventRWException | EventDeserializationException | IllegalArgumentException | NullPointerException e) {
            throw new MalformedEvent("not a CloudEvent of ours: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the data of an event into the consumer's own type; fields that it does not know are ignored.
     *
     * @throws MalformedEvent if the data does not fit
     */
    public static <D> Received<D> read(Received<byte[]> event, Class<D> type) {
        try {
            var data = DATA.readValue(event.data(), type);
            if (data == null) {
                throw new MalformedEvent("the data of " + event.type() + " is null", null);
            }
            return new Received<>(event.id(), event.type(), event.source(), event.subject(), event.sequence(), event.time(),
                    event.partitionKey(), event.correlationId(), data);
        } catch (JacksonException e) {
            throw new MalformedEvent("the data of " + event.type() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String required(CloudEvent event, String attribute) {
        var value = attribute.equals("subject") ? event.getSubject() : event.getExtension(attribute);
        return Objects.requireNonNull(value, attribute + " is missing").toString();
    }
}
