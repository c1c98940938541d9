package eu.sojourn.messaging.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be handled and waits for an operator.
 *
 * @param id       origin of the record: {@code topic-partition-offset}
 * @param binding  the consumer that could not handle it
 * @param subject  the aggregate that it is about; null where the bytes do not say
 * @param reason   what went wrong, in one line
 * @param attempts how often it was tried
 * @param parkedAt when it was parked
 * @param letter   where its bytes are: {@code topic-partition-offset} in the dead-letter topic
 */
public record DeadLetter(String id, String binding, @Nullable String subject, String reason, int attempts, Instant parkedAt,
        String letter) {}
