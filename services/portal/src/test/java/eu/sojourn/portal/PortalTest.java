package eu.sojourn.portal;

import eu.sojourn.portal.StubIdentity.Someone;
import eu.sojourn.portal.services.Names;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole portal on a free port; all tests share it and one stub of the services, which each test finds telling the story from its beginning. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PortalTest {
    static final StubServices services = new StubServices();
    static final String CSRF = "masked-token-of-the-gateway";
    static final Duration READ_LIMIT = Duration.ofSeconds(5);
    private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private Names names;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        for (String service : List.of("registration", "agreements", "questionnaires", "kpis", "notifications")) {
            properties.add("spring.http.serviceclient." + service + ".base-url", services::url);
        }
        properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> services.url() + "/jwks");
        // Ample for a machine that compiles its first page while other modules are tested beside it.
        properties.add("portal.limits.read", () -> READ_LIMIT.toSeconds() + "s");
        properties.add("portal.limits.command", () -> "6s");
        // What the page of a former test still asks for, and is refused, is not enough to leave a service alone.
        properties.add("portal.limits.fewest", () -> "16");
    }

    @BeforeEach
    void begin() {
        services.reset();
        Story.tell(services);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        names.forget();
    }

    /** A page as it came. */
    record Shown(int status, String html, HttpResponse<String> response) {

        /** Its text without markup, for assertions on what a person reads. */
        String text() {
            return html.replaceAll("(?s)<head.*?</head>", " ").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        }

        String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        /** The idempotency key of the form with this action. */
        String key(String action) {
            Matcher form = Pattern.compile("(?s)<form[^>]*action=\"" + Pattern.quote(action) + "\".*?name=\"_key\" value=\"([^\"]+)\"")
                    .matcher(html);
            if (!form.find()) {
                throw new AssertionError("no form " + action + " in " + html);
            }
            return form.group(1);
        }
    }

    Shown get(@Nullable Someone someone, String path) {
        return send(request(someone, path).GET());
    }

    /** Sends a form; {@code fields} are names and values in turn. */
    Shown post(Someone someone, String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return send(request(someone, path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Sends a form with a file in its field {@code file}; {@code fields} are names and values of the others in turn. */
    Shown postFile(Someone someone, String path, String name, String content, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(fields[i], fields[i + 1]));
        }
        body.append(
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--cut--\r\n"
                        .formatted(name, content));
        return send(request(someone, path).header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpRequest.Builder request(@Nullable Someone someone, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Sojourn-Csrf", CSRF)
                .header("Accept", "text/html");
        return someone == null ? request : request.header("Authorization", "Bearer " + someone.token());
    }

    Shown send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Shown(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
