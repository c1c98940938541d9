package eu.sojourn.portal.services;

import eu.sojourn.service.causation.Causation;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Keeps one sick service from making the portal sick: each call has a time limit, GETs are tried again within it, commands never
 * are, and a service that keeps failing is left alone for a while. All of that ends in {@link Unavailable}.
 */
final class GuardedCalls implements ClientHttpRequestInterceptor {
    private final String service;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final TimeLimiter reads;
    private final TimeLimiter commands;
    private final Threads threads;

    GuardedCalls(String service, CircuitBreaker breaker, Retry retry, TimeLimiter reads, TimeLimiter commands, Threads threads) {
        this.service = service;
        this.breaker = breaker;
        this.retry = retry;
        this.reads = reads;
        this.commands = commands;
        this.threads = threads;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        boolean read = request.getMethod() == HttpMethod.GET;
        request.getHeaders().set("traceparent", Causation.current().traceparent());
        Callable<ClientHttpResponse> call = breaker.decorateCallable(() -> answered(execution.execute(request, body)));
        Callable<ClientHttpResponse> guarded = read ? Retry.decorateCallable(retry, call) : call;
        try {
            return (read ? reads : commands).executeFutureSupplier(() -> threads.start(guarded));
        } catch (CallNotPermittedException | TimeoutException | IOException e) {
            throw new Unavailable(service, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Unavailable(service, e);
        }
    }

    /** A service that answers 5xx has not answered. */
    private static ClientHttpResponse answered(ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().is5xxServerError()) {
            int status = response.getStatusCode().value();
            response.close();
            throw new IOException("status " + status);
        }
        return response;
    }
}
