package eu.sojourn.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as {@code ./sojourn up --demo} starts it, from the jars that this build made, in a home and on ports of its own. */
final class Stack {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path HOME = Path.of("target", "stack").toAbsolutePath();
    private static final String PORT = System.getProperty("sojourn.acceptance.port", "18080");
    /** Behind the ports that the launcher gives. */
    private static final int SECOND = 20;
    private static final Stack RUNNING = start();

    private Stack() {}

    /** The running product; started by the first who asks, stopped with the JVM. */
    static Stack running() {
        return RUNNING;
    }

    /** Where a service is had without the gateway. */
    String urlOf(String service) {
        return "http://localhost:" + component(service).path("port").asInt();
    }

    Platform platform() {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(HOME.resolve("secrets.env"))) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var secret = secrets.getProperty("DEMO_SECRET").replaceAll("[\"']", "");
        return new Platform(url(), "http://localhost:" + (Integer.parseInt(PORT) + 1), secret);
    }

    String url() {
        return "http://localhost:" + PORT;
    }

    /** Where mail that it sent can be read. */
    String mailUrl() {
        return "http://localhost:" + (Integer.parseInt(PORT) + 16);
    }

    /** Its Kafka broker. */
    String brokers() {
        return "127.0.0.1:" + (Integer.parseInt(PORT) + 12);
    }

    /** {@code ./sojourn status --json}. */
    JsonNode status() {
        return JsonMapper.builder().build().readTree(run("status", "--json"));
    }

    /** Runs the launcher with the given words and answers what it printed; fails when it fails. */
    String run(String... words) {
        return launcher(HOME, PORT, Map.of(), words);
    }

    /** The process of a component that runs; asking takes about a second. */
    ProcessHandle processOf(String component) {
        return ProcessHandle.of(component(component).path("pid").asLong()).orElseThrow();
    }

    private JsonNode component(String name) {
        return status().path("components")
                .valueStream()
                .filter(shown -> shown.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Starts one more process of a service beside that of the launcher, with the same broker and database, and waits until it is ready. */
    SecondInstance secondInstanceOf(String service) throws IOException, InterruptedException {
        var port = Integer.parseInt(PORT);
        return SecondInstance.start(HOME, service, port + SECOND, Map.of("KAFKA_BROKERS", brokers(), "MONGODB_URI",
                "mongodb://127.0.0.1:" + (port + 14), "SOJOURN_URL", url(), "IDENTITY_URL", "http://127.0.0.1:" + (port + 1)));
    }

    /** Ends a component without warning, {@code kill -9}, and returns when it is gone. */
    void kill(String component, ProcessHandle process) {
        strike(component, process);
        process.onExit().join();
    }

    /** The same without waiting until it is gone. */
    void strike(String component, ProcessHandle process) {
        System.out.println("kill -9 " + component);
        if (!process.destroyForcibly()) {
            throw new IllegalStateException(component + " cannot be killed");
        }
    }

    /** Stops a component, and starts it with these settings until it is started again. */
    void restart(String component, Map<String, String> settings) {
        run("stop", component);
        launcher(HOME, PORT, settings, "start", component);
    }

    private static Stack start() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> launcher(HOME, PORT, Map.of(), "down")));
        launcher(HOME, PORT, Map.of(), "down");
        launcher(HOME, PORT, Map.of(), "reset", "--yes");
        System.out.println(launcher(HOME, PORT, Map.of(), "up", "--demo", "--detach"));
        return new Stack();
    }

    private static String launcher(Path home, String port, Map<String, String> settings, String... words) {
        var command = new ArrayList<>(List.of(ROOT.resolve("sojourn").toString()));
        command.addAll(List.of(words));
        try {
            Files.createDirectories(home);
            var output = Files.createTempFile(home.getParent(), "launcher", ".out");
            var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(settings);
            builder.environment().put("SOJOURN_HOME", home.toString());
            builder.environment().put("SOJOURN_PORT", port);
            builder.environment().put("SOJOURN_BUILD", "skip");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("./sojourn " + String.join(" ", words) + " does not end");
            }
            var printed = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0 && !words[0].equals("down") && !words[0].equals("reset")) {
                throw new IllegalStateException("./sojourn " + String.join(" ", words) + ":\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
