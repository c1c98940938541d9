package eu.sojourn.messaging.consume;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import eu.sojourn.messaging.deadletter.DeadLetters;
import eu.sojourn.messaging.event.MalformedEvent;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens when a handler fails: an outage of the database is waited out for as long as it lasts; anything else is tried again a few
 * times and then parked; if even parking fails, the consumer stops and the service reports unhealthy. Nothing is acknowledged that was
 * neither done nor parked.
 */
final class ContainerCustomizer implements ListenerContainerWithDlqAndRetryCustomizer {

    private static final Logger log = LoggerFactory.getLogger(ContainerCustomizer.class);
    private static final int RETRIES = 3;

    private final DeadLetters deadLetters;
    private final StoppedConsumers stopped;

    ContainerCustomizer(DeadLetters deadLetters, StoppedConsumers stopped) {
        this.deadLetters = deadLetters;
        this.stopped = stopped;
    }

    @Override
    public boolean retryAndDlqInBinding(String destinationName, String group) {
        return false;
    }

    @Override
    public void configure(AbstractMessageListenerContainer<?, ?> container, String destinationName, String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> destinationResolver, @Nullable BackOff backOff) {
        container.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
        container.getContainerProperties().setDeliveryAttemptHeader(true);
        var handler = new DefaultErrorHandler((record, failure) -> park(container, group, record, failure), aFewRetries());
        handler.setBackOffFunction((_, failure) -> isOutage(failure)
                ? forAsLongAsItLasts()
                : isCertain(failure) ? new FixedBackOff(0, 0) : null);
        handler.setResetStateOnExceptionChange(true);
        handler.setResetStateOnRecoveryFailure(false);
        container.setCommonErrorHandler(handler);
    }

    private void park(AbstractMessageListenerContainer<?, ?> container, String group, ConsumerRecord<?, ?> record, Exception failure) {
        try {
            var subject = EventConsumers.subject(record.value() instanceof byte[] bytes ? bytes : new byte[0]);
            deadLetters.park(group, record, rootOf(failure), isCertain(failure) ? 1 : RETRIES + 1, subject);
            if (subject != null && has(failure, BehindParked.class)) {
                deadLetters.releaseIfFirst(record, subject);
            }
        } catch (RuntimeException e) {
            log.error("Could not park {}-{}@{}; the consumer stops", record.topic(), record.partition(), record.offset(), e);
            stopped.stop(container, record, e);
            throw e;
        }
    }

    private static BackOff aFewRetries() {
        var backOff = new ExponentialBackOffWithMaxRetries(RETRIES);
        backOff.setInitialInterval(200);
        backOff.setMultiplier(4);
        backOff.setMaxInterval(5_000);
        return backOff;
    }

    private static BackOff forAsLongAsItLasts() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(3_000);
        return backOff;
    }

    /** What passes by itself: nobody there, a change of primary, a lost race. Other faults of the database are faults of what we wrote. */
    private static boolean isOutage(Throwable failure) {
        return has(failure, DataAccessResourceFailureException.class) || has(failure, TransientDataAccessException.class)
                || has(failure, MongoSocketException.class) || has(failure, MongoTimeoutException.class)
                || has(failure, MongoNotPrimaryException.class) || has(failure, MongoNodeIsRecoveringException.class)
                || has(failure, MongoConnectionPoolClearedException.class);
    }

    /** Trying again cannot help. */
    private static boolean isCertain(Throwable failure) {
        return has(failure, MalformedEvent.class) || has(failure, BehindParked.class);
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
