package eu.sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The launcher script, with fake components in place of the product's. */
class LauncherTest {

    private static final Path SCRIPT = Path.of("../../sojourn").toAbsolutePath().normalize();
    private static final long QUICK = 0;

    @TempDir
    Path folder;

    private final List<Process> ours = new ArrayList<>();
    private int port;
    private Path home;

    @BeforeEach
    void table() throws IOException {
        home = folder.resolve("home");
        port = freePorts();
        components("registration 1 1 16 run " + fake("registration", QUICK), "identity 2 2 16 run " + fake("identity", QUICK),
                "gateway 0 3 16 run " + fake("gateway", QUICK));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        run("down");
        ours.forEach(Process::destroyForcibly);
        assertThat(alive()).as("processes that the launcher left behind").isEmpty();
    }

    @Test
    void startsInOrderOfNeedAndStopsEverything() throws Exception {
        Result up = run("up", "--detach");

        assertThat(up.status).as(up.output).isZero();
        assertThat(up.output).containsSubsequence("registration", "identity", "gateway", "http://localhost:" + port);
        Map<?, ?> status = status();
        assertThat(status.get("ready")).isEqualTo(true);
        assertThat(status.get("url")).isEqualTo("http://localhost:" + port);
        assertThat((List<?>) status.get("components")).hasSize(3).allSatisfy(component -> {
            assertThat(((Map<?, ?>) component).keySet()).map(Object::toString)
                    .containsExactly("name", "pid", "port", "state", "startedInMs", "rssMb");
            assertThat(((Map<?, ?>) component).get("state")).isEqualTo("ready");
            assertThat((Integer) ((Map<?, ?>) component).get("rssMb")).isPositive();
        });

        assertThat(run("down").status).isZero();
        assertThat(alive()).isEmpty();
        assertThat(run("status").status).isEqualTo(1);
    }

    @Test
    void refusesASecondUp() throws Exception {
        run("up", "--detach");

        Result second = run("up", "--detach");

        assertThat(second.status).isEqualTo(1);
        assertThat(second.output).isEqualTo("sojourn: Sojourn is already running at http://localhost:" + port + "; see ./sojourn status\n");
        assertThat(status().get("ready")).isEqualTo(true);
    }

    @Test
    void refusesASecondUpWhileTheFirstStarts() throws Exception {
        components("registration 1 1 16 run " + fake("registration", 3000));
        Process first = launch("up");
        await(() -> Files.exists(home.resolve("pids/registration")));

        Result second = run("up");

        assertThat(second.status).isEqualTo(1);
        assertThat(second.output).isEqualTo("sojourn: Sojourn is already being run by process " + first.pid() + "; see ./sojourn status\n");
    }

    @Test
    void namesTheProcessThatHasATakenPort() throws Exception {
        try (var taken = new ServerSocket(port + 2, 1, InetAddress.getByName("127.0.0.1"))) {
            Result up = run("up", "--detach");

            assertThat(taken.isBound()).isTrue();
            assertThat(up.status).isEqualTo(1);
            assertThat(up.output).startsWith("sojourn: port " + (port + 2) + " for identity is taken by ").hasLineCount(1);
            if (new File("/usr/bin/ss").canExecute()) {
                assertThat(up.output).contains("(process " + ProcessHandle.current().pid() + ")");
            }
        }
    }

    @Test
    void saysWhyAComponentDiedAndStopsTheOthers() throws Exception {
        components("registration 1 1 16 run " + fake("registration", QUICK),
                "identity 2 2 16 run " + script("identity", "echo one; echo 'The key cannot be read'; exit 3"));

        Result up = run("up", "--detach");

        assertThat(up.status).isEqualTo(1);
        assertThat(up.output).contains("sojourn: identity died while it started", "  | The key cannot be read");
        assertThat(alive()).isEmpty();
    }

    @Test
    void givesUpOnAComponentThatDoesNotBecomeReady() throws Exception {
        components("registration 1 1 16 run " + fake("registration"));

        Result up = run(Map.of("SOJOURN_START_TIMEOUT", "2"), "up", "--detach");

        assertThat(up.status).isEqualTo(1);
        assertThat(up.output).contains("sojourn: registration was not ready within 2 s");
        assertThat(alive()).isEmpty();
    }

    @Test
    void believesNoStalePidFile() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "300").start();
        ours.add(stranger);
        Files.createDirectories(home.resolve("pids"));
        Files.writeString(home.resolve("pids/registration"), stranger.pid() + " 12345@another-boot\n");
        Files.writeString(home.resolve("pids/identity"), "99999999 12345@another-boot\n");

        assertThat(run("stop", "registration").output).contains("registration is not running: its pid file was stale and is removed");
        Files.writeString(home.resolve("pids/registration"), stranger.pid() + " 12345@another-boot\n");
        Result up = run("up", "--detach");

        assertThat(up.status).as(up.output).isZero();
        assertThat(up.output).contains("sojourn: registration was not stopped in order: its pid file is stale (process " + stranger.pid(),
                "99999999");
        run("down");
        assertThat(stranger.isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void endsEverythingOnASignal(String signal) throws Exception {
        Process launcher = launch("up");
        await(() -> Files.exists(home.resolve("started/gateway")));

        signal(launcher, signal);

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).as(Files.readString(outputOf(launcher))).isGreaterThan(128);
        assertThat(alive()).isEmpty();
    }

    @Test
    void endsEverythingWhenItIsStoppedWhileItStarts() throws Exception {
        components("registration 1 1 16 run " + fake("registration", QUICK), "identity 2 2 16 run " + fake("identity"));
        Process launcher = launch("up");
        await(() -> Files.exists(home.resolve("pids/identity")));

        signal(launcher, "INT");

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(alive()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "registration"})
    void endsEverythingWhenItIsKilled(String whenThisHasBegun) throws Exception {
        components("registration 1 1 16 run " + fake("registration", QUICK), "identity 2 2 16 run " + fake("identity"));
        Process launcher = launch("up");
        await(() -> Files.exists(home.resolve("pids/" + whenThisHasBegun)));

        signal(launcher, "KILL");

        await(() -> !Files.exists(home.resolve("run.env")) && !Files.exists(home.resolve("pids/" + whenThisHasBegun)));
        await(() -> alive().isEmpty());
        assertThat(run("status").status).isEqualTo(1);
    }

    @Test
    void leavesADetachedStackRunning() throws Exception {
        assertThat(run("up", "--detach").status).isZero();
        Thread.sleep(1500); // longer than the watch over the launcher looks away

        assertThat(status().get("ready")).isEqualTo(true);
        assertThat(alive()).hasSize(3);
    }

    @Test
    void showsAKilledComponentAndStartsItAgain() throws Exception {
        run("up", "--detach");
        new ProcessBuilder("kill", "-KILL", Long.toString(pidOf("identity"))).start().waitFor();
        await(() -> "died".equals(component("identity").get("state")));

        assertThat(run("status").status).isEqualTo(1);
        Result start = run("start", "identity");

        assertThat(start.status).as(start.output).isZero();
        assertThat(status().get("ready")).isEqualTo(true);
        assertThat(run("start", "identity").output).contains("identity is already running as process " + pidOf("identity"));
        assertThat(run("stop", "identity").status).isZero();
        assertThat(component("identity").get("state")).isEqualTo("stopped");
        assertThat(run("stop", "identity").output).isEqualTo("sojourn: identity is not running\n");
        assertThat(run("stop", "nobody").output).contains("there is no component 'nobody'");
    }

    @Test
    void refusesAFullDiskAndWarnsOfANearlyFullOne() throws Exception {
        Result full = run(Map.of("PATH", tools("df", "echo header; echo '/dev/x 1000 0 102400 1% /'")), "up", "--detach");
        Result nearly = run(Map.of("PATH", tools("df", "echo header; echo '/dev/x 1000 0 1024000 1% /'")), "up", "--detach");

        assertThat(full.status).isEqualTo(1);
        assertThat(full.output).contains("is full: 100 MB are free").hasLineCount(1);
        assertThat(nearly.status).as(nearly.output).isZero();
        assertThat(nearly.output).contains("has only 1000 MB left");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJdk25() throws Exception {
        Result up = run(
                Map.of("JAVA_HOME", "", "SOJOURN_JVM_DIRS", "/nowhere", "SOJOURN_INSTALL", "never", "PATH", tools("javac", "exit 1")),
                "up");

        assertThat(up.status).isEqualTo(1);
        assertThat(up.output).startsWith("sojourn: no JDK 25 found: install one").hasLineCount(1);
    }

    @Test
    void saysWhichJarIsMissing() throws Exception {
        components("registration 1 1 16 app services/nowhere");

        Result up = run("up");

        assertThat(up.status).isEqualTo(1);
        assertThat(up.output).contains("registration cannot start: services/nowhere/target/nowhere-", "-app.jar is missing")
                .hasLineCount(1);
    }

    @Test
    void givesEachComponentOnlyTheSecretsItNeeds() throws Exception {
        run("up", "--detach", "--demo");
        Path secrets = home.resolve("secrets.env");
        String drawn = Files.readString(secrets);
        run("down");
        String demo = Files.readString(home.resolve("logs/identity.log"));
        run("up", "--detach");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets))).isEqualTo("rw-------");
        assertThat(Files.readString(secrets)).isEqualTo(drawn).matches("(?s)(\\w+=[0-9a-f]{48}\\n){6}");
        assertThat(demo).contains("DEMO_SECRET", "IDENTITY_KEY_PASSWORD", "GATEWAY_CLIENT_SECRET", "SERVICE_CLIENT_SECRET");
        assertThat(Files.readString(home.resolve("logs/identity.log"))).contains("IDENTITY_KEY_PASSWORD").doesNotContain("DEMO_SECRET");
        assertThat(Files.readString(home.resolve("logs/gateway.log"))).contains("GATEWAY_CLIENT_SECRET", "REGISTRATION_URL")
                .doesNotContain("DEMO_SECRET",
                        "IDENTITY_KEY_PASSWORD", "SERVICE_CLIENT_SECRET");
        assertThat(Files.readString(home.resolve("logs/registration.log"))).contains("MONGODB_URI", "KAFKA_BROKERS", "SOJOURN_URL")
                .doesNotContain("_SECRET",
                        "KEY_PASSWORD");
    }

    @Test
    void keepsDataUntilResetIsConfirmed() throws Exception {
        run("up", "--detach");
        Files.writeString(home.resolve("data/kept"), "x");

        assertThat(run("reset", "--yes").output).contains("Sojourn is running; stop it first");
        run("down");
        assertThat(run("reset").output).contains("confirm it with --yes");
        assertThat(home.resolve("data/kept")).exists();
        assertThat(run("reset", "--yes").status).isZero();
        assertThat(home.resolve("data")).doesNotExist();
        assertThat(home.resolve("secrets.env")).doesNotExist();
    }

    @Test
    void hasTokensInDemoModeOnly() throws Exception {
        assertThat(run("token", "carmen").output).isEqualTo("sojourn: Sojourn is not running; start it with ./sojourn up\n");
        run("up", "--detach");

        assertThat(run("token", "carmen").output).isEqualTo("sojourn: token works in demo mode only; start with ./sojourn up --demo\n");
        assertThat(run("demo").status).isEqualTo(1);
    }

    @Test
    void usesTheServersThatTheEnvironmentNames() throws Exception {
        components("kafka 12 1 16 run " + fake("kafka"), "mongodb 14 1 16 run " + fake("mongodb"),
                "gateway 0 3 16 run " + fake("gateway", QUICK));

        Result up = run(Map.of("MONGODB_URI", "mongodb://user:geheim@db.example.org", "KAFKA_BROKERS", "k1.example.org:9092"), "up",
                "--detach");

        assertThat(up.status).as(up.output).isZero();
        assertThat(up.output).contains("Kafka: k1.example.org:9092").doesNotContain("geheim");
        assertThat(status().get("ready")).isEqualTo(true);
        assertThat(component("mongodb").get("state")).isEqualTo("external");
        assertThat(run("start", "kafka").output).contains("kafka is not ours to start");
    }

    // ---------------------------------------------------------------- the script and its surroundings

    private record Result(int status, String output) {}

    private Result run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        Process process = launch(environment, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", Arrays.toString(arguments)).isTrue();
        return new Result(process.exitValue(), Files.readString(outputOf(process)));
    }

    private Process launch(String... arguments) throws IOException {
        return launch(Map.of(), arguments);
    }

    private Process launch(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", "");
        var builder = new ProcessBuilder(withSignals(command)).redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("SOJOURN_") || name.endsWith("_SECRET") || name.endsWith("_URI"));
        builder.environment()
                .putAll(Map.of("SOJOURN_HOME", home.toString(), "SOJOURN_PORT", Integer.toString(port), "SOJOURN_BUILD", "skip",
                        "SOJOURN_COMPONENTS", folder.resolve("components").toString(), "JAVA_HOME", System.getProperty("java.home")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        outputs.put(process.pid(), output);
        ours.add(process);
        return process;
    }

    private final Map<Long, Path> outputs = new java.util.concurrent.ConcurrentHashMap<>();

    private Path outputOf(Process process) {
        return outputs.get(process.pid());
    }

    private static void signal(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor()).isZero();
    }

    /** A pipeline may run us with signals ignored, which children inherit and no shell can undo. */
    private static List<String> withSignals(List<String> command) {
        var perl = Path.of("/usr/bin/perl");
        if (!Files.isExecutable(perl)) {
            return command;
        }
        var prefixed = new ArrayList<>(
                List.of(perl.toString(), "-e", "$SIG{$_} = 'DEFAULT' for qw(INT HUP TERM); exec { $ARGV[0] } @ARGV"));
        prefixed.addAll(command);
        return prefixed;
    }

    private Map<?, ?> status() throws Exception {
        return (Map<?, ?>) new Yaml().load(run("status", "--json").output); // JSON is YAML
    }

    private Map<?, ?> component(String name) {
        try {
            return ((List<?>) status().get("components")).stream()
                    .<Map<?, ?>>map(Map.class::cast)
                    .filter(component -> name.equals(component.get("name")))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long pidOf(String name) {
        return ((Number) component(name).get("pid")).longValue();
    }

    /** Fake components of this test that live: each carries this test's folder in its command line. */
    private List<String> alive() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder + "/fake-"))
                .toList();
    }

    private void components(String... lines) throws IOException {
        Files.write(folder.resolve("components"), List.of(lines));
    }

    private String fake(String name, Object... delay) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target/test-classes").toAbsolutePath().toString();
        return script(name,
                "exec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx16m -Dfake=" + folder + "/fake-" + name + " -cp '"
                        + classes + "' "
                        + FakeComponent.class.getName() + " " + String.join(" ", Stream.of(delay).map(Object::toString).toList()));
    }

    private String script(String name, String body) throws IOException {
        Path script = Files.writeString(folder.resolve("fake-" + name), "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    /** A PATH on which one tool is replaced. */
    private String tools(String name, String body) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("tools/bin"));
        Path tool = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return bin + ":" + System.getenv("PATH");
    }

    private static int freePorts() throws IOException {
        while (true) {
            int candidate = Ports.claim("test", 0);
            if (candidate < 65500 && Stream.of(1, 2, 12, 13, 14).allMatch(offset -> isFree(candidate + offset))) {
                return candidate;
            }
        }
    }

    private static boolean isFree(int port) {
        try {
            return Ports.claim("test", port) == port;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!state.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            Thread.sleep(20); // between two looks, until the deadline
        }
    }
}
