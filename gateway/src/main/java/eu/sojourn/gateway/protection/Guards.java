package eu.sojourn.gateway.protection;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import eu.sojourn.gateway.GatewaySettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One guard per service, so that a slow or dead service costs its own callers a clear answer and nobody else anything: a circuit breaker, a
 * limit to the callers that wait at once, and a limit to how long they wait for the answer to begin. Streams have no such limits: they are
 * meant to last.
 */
@Component
public class Guards {

    /** Answers by which a service, or what stands before it, says that it is not there. Any other answer shows that it lives. */
    private static final Set<Integer> NOT_THERE = Set.of(502, 503, 504);

    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    private final GatewaySettings.Limits limits;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    Guards(GatewaySettings settings, MeterRegistry metrics) {
        limits = settings.limits();
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(limits.window())
                .minimumNumberOfCalls(limits.fewest())
                .failureRateThreshold(limits.failureShare())
                .waitDurationInOpenState(limits.rest())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        bulkheads = BulkheadRegistry.of(
                BulkheadConfig.custom().maxConcurrentCalls(limits.concurrent()).maxWaitDuration(java.time.Duration.ZERO).build());
        breakers.getEventPublisher()
                .onEntryAdded(added -> added.getAddedEntry()
                        .getEventPublisher()
                        .onError(error -> LOG.warn("{} failed: {}", error.getCircuitBreakerName(), error.getThrowable().toString()))
                        .onStateTransition(change -> LOG.warn("{}: {}", change.getCircuitBreakerName(), change.getStateTransition())));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(metrics);
    }

    /** The guard of a service; the same one for the same name. */
    public Guard of(String service) {
        return guards.computeIfAbsent(service, name -> new Guard(breakers.circuitBreaker(name), bulkheads.bulkhead(name),
                TimeLimiter.of(name, TimeLimiterConfig.custom().timeoutDuration(limits.answer()).cancelRunningFuture(true).build())));
    }

    /** Thrown when a service cannot be had at the moment, for whatever reason. */
    public static final class NotThere extends IOException {

        NotThere(Throwable cause) {
            super(cause);
        }
    }

    /** What stands between callers and one service. */
    public static final class Guard {

        private final CircuitBreaker breaker;
        private final Bulkhead bulkhead;
        private final TimeLimiter limiter;

        private Guard(CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limiter) {
            this.breaker = breaker;
            this.bulkhead = bulkhead;
            this.limiter = limiter;
        }

        /**
         * Calls the service and waits until its answer begins.
         *
         * @param stream the answer is a stream without end
         * @throws NotThere at once when the service is known to be dead or busy; otherwise when it fails or takes too long
         */
        public <T> HttpResponse<T> call(boolean stream, Supplier<CompletableFuture<HttpResponse<T>>> call) throws NotThere {
            if (!stream && !bulkhead.tryAcquirePermission()) {
                throw new NotThere(BulkheadFullException.createBulkheadFullException(bulkhead));
            }
            try {
                if (!breaker.tryAcquirePermission()) {
                    throw new NotThere(CallNotPermittedException.createCallNotPermittedException(breaker));
                }
                return permitted(stream, call);
            } finally {
                if (!stream) {
                    bulkhead.onComplete();
                }
            }
        }

        private <T> HttpResponse<T> permitted(boolean stream, Supplier<CompletableFuture<HttpResponse<T>>> call) throws NotThere {
            long start = breaker.getCurrentTimestamp();
            try {
                HttpResponse<T> response = stream ? call.get().get() : limiter.executeFutureSupplier(call);
                if (NOT_THERE.contains(response.statusCode())) {
                    failed(start, new IOException("answered " + response.statusCode()));
                } else {
                    breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
                }
                return response;
            } catch (InterruptedException interrupted) {
                breaker.releasePermission();
                Thread.currentThread().interrupt();
                throw new NotThere(interrupted);
            } catch (ExecutionException failure) {
                return notThere(start, failure.getCause() == null ? failure : failure.getCause());
            } catch (Exception failure) {
                return notThere(start, failure);
            }
        }

        /** What the client did wrong, such as sending too large a body, says nothing about the service. */
        private <T> HttpResponse<T> notThere(long start, Throwable failure) throws NotThere {
            if (TooLarge.causes(failure)) {
                breaker.releasePermission();
                throw new NotThere(failure);
            }
            failed(start, failure);
            throw new NotThere(failure instanceof TimeoutException ? new IOException("took too long", failure) : failure);
        }

        private void failed(long start, Throwable failure) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
        }
    }
}
