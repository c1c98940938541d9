package eu.sojourn.messaging.consume;

import eu.sojourn.messaging.deadletter.DeadLetters;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
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

    private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);

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

    /**
     * Listens to a compacted topic in batches: of those records of a key that are read together the last is handed on, since it says all;
     * one without a key stands for itself.
     * The binding must be in batch mode. Records without a body, and types that are not asked for, are passed over. When handling all
     * together fails, each is handled alone, so that what is wrong with one is waited for or parked with that one.
     *
     * @param binding name of the consumer's bean
     * @param handler may get an event more than once, and after a newer one of the same subject
     */
    public <D> Consumer<Message<List<byte[]>>> latest(String binding, String type, Class<D> reader, Consumer<List<Received<D>>> handler) {
        bindings.put(binding, bytes -> handler.accept(List.of(CloudEvents.read(CloudEvents.read(bytes), reader))));
        return message -> {
            List<?> payloads = message.getPayload();
            var places = last(Objects.requireNonNull(message.getHeaders().get(KafkaHeaders.RECEIVED_KEY, List.class), "keys"));
            var batch = new TreeMap<Integer, Received<D>>();
            for (int place : places) {
                try {
                    read(binding, payloads.get(place), type, reader).ifPresent(event -> batch.put(place, event));
                } catch (MalformedEvent e) {
                    handle(binding, batch, handler, done -> count(binding, type, places, batch, done));
                    count(binding, type, places, batch, place);
                    throw new BatchListenerFailedException("a record cannot be read", e, place);
                }
            }
            handle(binding, batch, handler, done -> count(binding, type, places, batch, done));
            count(binding, type, places, batch, payloads.size());
        };
    }

    /** The places of the last record of each key; one without a key is superseded by no other. */
    private static NavigableSet<Integer> last(List<?> keys) {
        var last = new HashMap<Object, Integer>();
        for (var i = 0; i < keys.size(); i++) {
            last.put(keys.get(i) instanceof byte[] key ? new String(key, StandardCharsets.UTF_8) : i, i);
        }
        return new TreeSet<>(last.values());
    }

    private <D> Optional<Received<D>> read(String binding, @Nullable Object payload, String type, Class<D> reader) {
        if (!(payload instanceof byte[] bytes)) {
            return Optional.empty();
        }
        var envelope = CloudEvents.read(bytes);
        if (!envelope.type().equals(type)) {
            count(binding, envelope.type(), "passed over", 1);
            return Optional.empty();
        }
        return Optional.of(CloudEvents.read(envelope, reader));
    }

    /** @param failed gets the place of a record that cannot be handled even alone, before that is told */
    private static <D> void handle(String binding, Map<Integer, Received<D>> batch, Consumer<List<Received<D>>> handler,
            IntConsumer failed) {
        try {
            handler.accept(List.copyOf(batch.values()));
        } catch (RuntimeException all) {
            log.warn("{} events of {} could not be handled together; each is handled alone", batch.size(), binding, all);
            batch.forEach((place, event) -> {
                try {
                    handler.accept(List.of(event));
                } catch (RuntimeException e) {
                    failed.accept(place);
                    throw new BatchListenerFailedException("a record could not be handled", e, place);
                }
            });
        }
    }

    /** Counts the records before a place: those behind are read again. */
    private void count(String binding, String type, NavigableSet<Integer> last, NavigableMap<Integer, ?> batch, int place) {
        count(binding, type, "handled", batch.headMap(place, false).size());
        count(binding, type, "superseded", place - last.headSet(place, false).size());
    }

    private void count(String binding, String type, String outcome, int events) {
        metrics.counter("sojourn.events.consumed", "binding", binding, "type", type, "outcome", outcome).increment(events);
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
            bindings.put(binding, bytes -> handle(CloudEvents.read(bytes)));
            return message -> {
                var envelope = CloudEvents.read(payload(message));
                if (deadLetters.blocks(binding, envelope.origin())) {
                    throw new BehindParked(envelope.origin());
                }
                handle(envelope);
            };
        }

        private void handle(Received<byte[]> envelope) {
            var handler = handlers.get(envelope.type());
            if (handler == null) {
                count(binding, envelope.type(), "passed over", 1);
                return;
            }
            Causation.ofEvent(envelope.correlationId(), envelope.id()).<RuntimeException>run(() -> handler.handle(envelope));
            count(binding, envelope.type(), "handled", 1);
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
