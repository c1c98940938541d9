package eu.sojourn.local;

import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/** What the main programs of this jar do alike: quiet logging, one clear line on failure, orderly end on a signal. */
final class Mains {

    private Mains() {}

    interface Body {
        void run() throws Exception;
    }

    interface Start {
        AutoCloseable start() throws Exception;
    }

    /** Runs the body; prints the reason in one line and ends with status 1 when it fails. */
    static void run(String component, Body body) {
        quietLogging();
        try {
            body.run();
        } catch (Exception e) {
            System.err.println(component + " cannot run: " + reason(e));
            System.exit(1);
        }
    }

    /** Starts a server and keeps it until the process is told to end, then closes it. */
    static void serve(String component, Start start) {
        run(component, () -> {
            AutoCloseable server = start.start();
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (Exception e) {
                    System.err.println(component + " did not end cleanly: " + reason(e));
                }
                ended.countDown();
            }, "close-" + component));
            System.out.println(component + " is ready after " + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(since -> java.time.Duration.between(since, java.time.Instant.now()).toMillis() + " ms")
                    .orElse("an unknown time"));
            ended.await();
        });
    }

    static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + variable + " is not set");
        }
        return value;
    }

    /** Loopback unless the environment asks for more. */
    static String bindAddress() {
        @Nullable
        String address = System.getenv("SERVER_ADDRESS");
        return address == null || address.isBlank() ? "127.0.0.1" : address;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getMessage() == null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private static void quietLogging() {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "eu/sojourn/local/logback.xml");
        }
    }
}
