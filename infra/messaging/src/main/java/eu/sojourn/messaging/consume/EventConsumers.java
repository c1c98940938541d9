package eu.sojourn.messaging.consume;

import eu.sojourn.messaging.deadletter.DeadLetters;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Makes consumers for Spring Cloud Stream bindings.
 *
 * <pre>{@code
 * @Bean
 * Consumer<Message<byte[]>> registrationEvents(EventConsumers consumers, DraftingAnnexes drafting) {
 *     return consumers.listen("registrationEvents")
 *             .on("registration.visit-accepted.v1", VisitAccepted.class, drafting::whenAccepted)
 *             .build();
 * }
 * }</pre>
 *
 * <p>A handler may be called more than once for one event; it makes its effect and its seen mark one write (see
 * {@code AggregateStore.apply}). What a handler throws is tried again a few times and then parked with the reason; later events of the same
 * subject are parked behind it, so that their order holds when they are replayed.
 */
public final class EventConsumers {

    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final Map<String, Consumer<byte[]>> bindings = new ConcurrentHashMap<>();

    EventConsumers(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        deadLetters.replayThrough((binding, bytes) -> {
            var listening = bindings.get(binding);
            if (listening == null) {
                throw new IllegalStateException("nobody listens as " + binding + " any more");
            }
            listening.accept(bytes);
        });
    }

    /**
     * Says how letters of a binding are replayed that does not listen through this class, such as a stream topology.
     *
     * @param handler gets the bytes of a letter; what it throws leaves the letter parked
     */
    public void replay(String binding, Consumer<byte[]> handler) {
        bindings.put(binding, handler);
    }

    /** @param binding name of the consumer's bean */
    public Listening listen(String binding) {
        return new Listening(binding);
    }

    /** Collects the handlers of one consumer. Types that it does not know are passed over. */
    public final class Listening {

        private final String binding;
        private final Map<String, Handler<?>> handlers = new HashMap<>();

        private Listening(String binding) {
            this.binding = binding;
        }

        /**
         * @param type   wire name, e.g. {@code registration.visit-accepted.v1}
         * @param reader the consumer's own, smaller reading of the data
         */
        public <D> Listening on(String type, Class<D> reader, Consumer<Received<D>> handler) {
            if (handlers.put(type, new Handler<>(reader, handler)) != null) {
                throw new IllegalArgumentException(type + " has a handler already");
            }
            return this;
        }

        public Consumer<Message<byte[]>> build() {
            bindings.put(binding, this::handle);
            return message -> {
                var bytes = payload(message);
                var subject = subject(bytes);
                if (subject != null && deadLetters.blocks(binding, subject)) {
                    throw new BehindParked(subject);
                }
                handle(bytes);
            };
        }

        private void handle(byte[] bytes) {
            var envelope = CloudEvents.read(bytes);
            var handler = handlers.get(envelope.type());
            if (handler == null) {
                count(envelope.type(), "passed over");
                return;
            }
            Causation.ofEvent(envelope.correlationId(), envelope.id()).<RuntimeException>run(() -> handler.handle(envelope));
            count(envelope.type(), "handled");
        }

        private void count(String type, String outcome) {
            metrics.counter("sojourn.events.consumed", "binding", binding, "type", type, "outcome", outcome).increment();
        }
    }

    /** Name of the aggregate that an event is about; null where the bytes do not say. */
    static @Nullable String subject(byte[] bytes) {
        try {
            return CloudEvents.read(bytes).origin();
        } catch (MalformedEvent e) {
            return null;
        }
    }

    private static byte[] payload(Message<byte[]> message) {
        // Kafka's null values (tombstones) arrive as KafkaNull; event topics have none.
        if (!((Object) message.getPayload() instanceof byte[] bytes)) {
            throw new MalformedEvent("an event without a body at offset " + message.getHeaders().get(KafkaHeaders.OFFSET), null);
        }
        return bytes;
    }

    private record Handler<D>(Class<D> reader, Consumer<Received<D>> handler) {
        void handle(Received<byte[]> event) {
            handler.accept(CloudEvents.read(event, reader));
        }
    }
}
