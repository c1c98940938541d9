package eu.sojourn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another instance of the service under test as a process of its own, which can be killed. It knows no tokens. */
public final class AnotherProcess implements AutoCloseable {

    private final Process process;

    private AnotherProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it with the same broker and database, and does not wait for it.
     *
     * @param settings as on a command line, {@code --name=value}
     */
    public static AnotherProcess of(Class<?> application, String... settings) {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), application.getName(),
                "--server.port=0"));
        command.addAll(List.of(settings));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Path.of("target", "another-process.log").toFile());
        builder.environment().put("KAFKA_BROKERS", Backends.kafka());
        builder.environment().put("MONGODB_URI", Backends.mongo());
        builder.environment().put("MONGODB_DATABASE", Backends.database());
        try {
            return new AnotherProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
