package eu.sojourn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sojourn.testing.Browser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import eu.sojourn.gateway.Upstream.Asked;
import eu.sojourn.local.MongoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of signing in and out, with identity itself as a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithIdentityTest {

    private final int port = RunningGateway.freePort();
    private final int identityPort = RunningGateway.freePort();
    private final List<AutoCloseable> running = new ArrayList<>();
    private RunningGateway gateway;
    private Path log;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path jar = identityJar();
        assumeTrue(jar != null, "identity has not been packaged: run `mvn verify`, not `mvn test`");
        MongoServer mongo = MongoServer.start(folder, 0);
        running.add(mongo);
        log = folder.resolve("identity.log");
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar.toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment()
                .putAll(Map.of("SERVER_PORT", Integer.toString(identityPort), "MONGODB_URI", mongo.uri(), "SOJOURN_URL",
                        "http://localhost:" + port, "GATEWAY_CLIENT_SECRET", StubIdentity.SECRET, "SERVICE_CLIENT_SECRET", "service-secret",
                        "IDENTITY_KEY_PASSWORD", "key-password", "DEMO_SECRET", "demo-secret"));
        Process identity = command.start();
        running.add(() -> {
            identity.destroy();
            identity.waitFor(10, TimeUnit.SECONDS);
            identity.destroyForcibly();
        });
        gateway = new RunningGateway(port, "sojourn.gateway.identity=http://127.0.0.1:" + identityPort);
        running.add(gateway);
        Instant deadline = Instant.now().plusSeconds(90);
        while (!ready()) {
            assertThat(Instant.now()).as(() -> read(log)).isBefore(deadline);
            assertThat(identity.isAlive()).as(() -> read(log)).isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }

    @Test
    void signsAPersonInAndOutThroughTheGatewayAlone() {
        Browser browser = new Browser();
        HttpResponse<String> signInPage = browser.follow(gateway.url + "/visits?state=OPEN");
        assertThat(signInPage.uri().getPath()).isEqualTo("/identity/sign-in");
        assertThat(signInPage.uri().getPort()).isEqualTo(port);
        assertThat(browser.get(gateway.url + "/identity/assets/identity.css").statusCode()).isEqualTo(200);

        HttpResponse<String> signedIn = browser.post(gateway.url + "/identity/sign-in",
                Map.of("username", "dagny", "password", "sojourn-demo", "_csrf", Browser.hidden(signInPage, "_csrf")));
        HttpResponse<String> page = browser.follow(gateway.url + Browser.location(signedIn));

        assertThat(page.uri().toString()).isEqualTo(gateway.url + "/visits?state=OPEN");
        Asked asked = gateway.portal.next();
        assertThat(claims(asked)).contains("\"name\":\"Dagny Holm\"", "\"organisations\":[\"bigscience-dk\"]", "\"aud\":\"sojourn\"");
        assertThat(asked.header("Cookie")).isEmpty();

        HttpResponse<String> out = browser.post(gateway.url + "/logout", Map.of("_csrf", asked.header("X-Sojourn-Csrf")));
        gateway.portal.forget();
        HttpResponse<String> landing = browser.follow(Browser.location(out));

        assertThat(landing.uri().toString()).isEqualTo(gateway.url + "/");
        assertThat(gateway.portal.next().header("Authorization")).isEmpty();
        assertThat(browser.follow(gateway.url + "/visits").uri().getPath()).isEqualTo("/identity/sign-in");
    }

    @Test
    void takesTheLaunchersTokensOfDemoPeople() {
        HttpResponse<String> issued = new Browser().post("http://127.0.0.1:" + identityPort + "/identity/demo/tokens",
                Map.of("user", "olga"),
                "X-Demo-Secret", "demo-secret");
        String token = issued.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");

        HttpResponse<String> response = new Browser().get(gateway.url + "/api/registration/dead-letters", "Authorization",
                "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(claims(gateway.registration.next())).contains("\"roles\":[\"operator\"]");
        assertThat(new Browser().post(gateway.url + "/identity/demo/tokens", Map.of("user", "olga"), "X-Demo-Secret", "demo-secret")
                .statusCode())
                .isEqualTo(404);
    }

    private static String claims(Asked asked) {
        String[] parts = asked.header("Authorization").split("\\.");
        return new String(java.util.Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
    }

    private boolean ready() {
        try {
            return new Browser().get("http://127.0.0.1:" + identityPort + "/identity/actuator/health").statusCode() == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    private static @org.jspecify.annotations.Nullable Path identityJar() throws IOException {
        Path target = Path.of("..", "services", "identity", "target");
        if (!Files.isDirectory(target)) {
            return null;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "identity-*-app.jar")) {
            for (Path jar : jars) {
                return jar.toAbsolutePath().normalize();
            }
        }
        return null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
