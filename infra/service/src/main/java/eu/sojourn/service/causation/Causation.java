package eu.sojourn.service.causation;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the work of the current thread was caused by.
 *
 * @param correlationId the W3C trace id (32 hex digits) that HTTP requests, events and log lines of one cause share
 * @param causationId   id of the event that is being handled, where one is
 * @param commandKey    idempotency key of the command that is being handled, where it came with one
 */
public record Causation(String correlationId, @Nullable String causationId, @Nullable CommandKey commandKey) {

    /** Name of the logging context entry that holds the correlation id. */
    public static final String LOGGED_AS = "correlationId";

    private static final ScopedValue<Causation> CURRENT = ScopedValue.newInstance();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final String NO_TRACE = "0".repeat(32);

    /** What is caused here and now; a fresh root where nothing is known. */
    public static Causation current() {
        return CURRENT.isBound() ? CURRENT.get() : root();
    }

    /** A cause of its own, for work that nobody asked for, such as that of a clock. */
    public static Causation root() {
        return new Causation(hex(16), null, null);
    }

    /** Continues the trace of a {@code traceparent} header; absent or malformed ones start a new trace. */
    public static Causation fromTraceparent(@Nullable String traceparent) {
        if (traceparent != null) {
            var match = TRACEPARENT.matcher(traceparent);
            if (match.matches() && !match.group(1).equals(NO_TRACE)) {
                return new Causation(match.group(1), null, null);
            }
        }
        return root();
    }

    /** The handling of one event. */
    public static Causation ofEvent(String correlationId, String eventId) {
        return new Causation(correlationId, eventId, null);
    }

    public Causation withCommandKey(CommandKey key) {
        return new Causation(correlationId, causationId, key);
    }

    public Optional<CommandKey> command() {
        return Optional.ofNullable(commandKey);
    }

    /** A W3C {@code traceparent} for the next hop: same trace, new span. */
    public String traceparent() {
        return "00-" + (correlationId.matches("[0-9a-f]{32}") ? correlationId : hex(16)) + "-" + hex(8) + "-01";
    }

    /** Runs work under this cause, also in its log lines. */
    public <X extends Exception> void run(Work<X> work) throws X {
        try (var _ = MDC.putCloseable(LOGGED_AS, correlationId)) {
            ScopedValue.where(CURRENT, this).<@Nullable Void, X>call(() -> {
                work.run();
                return null;
            });
        }
    }

    /** Work that may fail in its own way. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        void run() throws X;
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
