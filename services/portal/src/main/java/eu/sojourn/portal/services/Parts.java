package eu.sojourn.portal.services;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Fetches the parts of a page beside each other. */
@Component
public class Parts {
    private final Threads threads;

    Parts(Threads threads) {
        this.threads = threads;
    }

    /** Starts a call now; {@code get} on the result waits for it and never throws because a service is silent. */
    public <T> Supplier<Part<T>> start(Callable<T> call) {
        Future<T> future = threads.start(call);
        return () -> Part.await(future);
    }

    /** Starts a call and waits for it. */
    public <T> Part<T> load(Callable<T> call) {
        return start(call).get();
    }
}
