package eu.sojourn.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a state with a deadline. */
public final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Eventually() {}

    /** Repeats assertions until they hold; fails with the last failure after 30 seconds. */
    public static void eventually(ThrowingRunnable assertions) {
        Awaitility.await()
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(e -> e instanceof Exception)
                .untilAsserted(assertions);
    }
}
