package eu.sojourn.portal.services;

import eu.sojourn.service.causation.Causation;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** Runs calls beside each other, each on behalf of the same person and under the same correlation id as the request. */
public final class Threads implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public <T> Future<T> start(Callable<T> call) {
        Causation cause = Causation.current();
        Callable<T> asPerson = new DelegatingSecurityContextCallable<>(call);
        return threads.submit(() -> {
            CompletableFuture<T> result = new CompletableFuture<>();
            cause.<Exception>run(() -> result.complete(asPerson.call()));
            return result.join();
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
