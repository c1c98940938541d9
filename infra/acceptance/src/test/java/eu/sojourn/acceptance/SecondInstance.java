package eu.sojourn.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One more process of a service, on a port of its own, from what the launcher unpacked. It ends with the test. */
final class SecondInstance implements AutoCloseable {

    private final int port;
    private final Process process;

    private SecondInstance(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static SecondInstance start(Path home, String service, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path jar;
        try (var unpacked = Files.list(home.resolve("apps").resolve(service))) {
            jar = unpacked.filter(file -> file.toString().endsWith("-app.jar")).findFirst().orElseThrow();
        }
        var builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx224m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("logs").resolve("second-" + service + ".log").toFile());
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        var second = new SecondInstance(port, builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(second.process::destroyForcibly));
        await("a second instance of " + service).atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(second::isReady);
        return second;
    }

    String url() {
        return "http://localhost:" + port;
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue());
        }
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it in order, so that others take over at once. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
