package eu.sojourn.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running Sojourn, reached as the public does: through its gateway, with tokens of its demo people.
 *
 * <p>A command carries an idempotency key and is sent again under the same key while the platform is not there (no connection, 502, 503,
 * 504), as a careful client would.
 */
public final class Platform {

    /** How long a command is tried again, and a state waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String identityUrl;
    private final String demoSecret;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /**
     * @param url         public address
     * @param identityUrl where demo tokens are had
     * @param demoSecret  shared with identity in demo mode
     */
    public Platform(String url, String identityUrl, String demoSecret) {
        this.url = url;
        this.identityUrl = identityUrl;
        this.demoSecret = demoSecret;
    }

    /** The platform that the environment names: {@code SOJOURN_URL}, {@code IDENTITY_URL} and {@code DEMO_SECRET}. */
    public static Platform fromEnvironment() {
        return new Platform(environment("SOJOURN_URL"), environment("IDENTITY_URL"), environment("DEMO_SECRET"));
    }

    public String url() {
        return url;
    }

    /** The same people at another address, for example at one instance of a service. */
    public Platform at(String otherUrl) {
        return new Platform(otherUrl, identityUrl, demoSecret);
    }

    /** A table as the body of a request. */
    public record Csv(String text) {}

    /** What was answered to a request. */
    public record Answer(int status, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** Whether it has to come again later. */
        public boolean isTooSoon() {
            return status == 429;
        }

        /** Whether nobody was there to answer. */
        public boolean isOutage() {
            return status >= 502 && status <= 504;
        }

        public boolean acknowledged() {
            return status >= 200 && status < 300;
        }

        /** Codes of the reasons of a refusal. */
        public List<String> reasons() {
            return json().path("reasons").valueStream().map(reason -> reason.path("code").asString()).toList();
        }
    }

    /** Reads a resource. */
    public JsonNode get(String user, String path) {
        return acknowledged("GET " + path, send(user, "GET", path, null)).json();
    }

    /** Reads a resource that need not be there. */
    public Optional<JsonNode> find(String user, String path) {
        var answer = send(user, "GET", path, null);
        return answer.status() == 404 ? Optional.empty() : Optional.of(acknowledged("GET " + path, answer).json());
    }

    /** All items of a list, page by page. */
    public List<JsonNode> list(String user, String path) {
        var items = new java.util.ArrayList<JsonNode>();
        String next = null;
        do {
            var page = get(user, path + (path.contains("?") ? "&" : "?") + "limit=200" + (next == null ? "" : "&after=" + next));
            page.path("items").forEach(items::add);
            next = page.path("next").isString() ? page.path("next").asString() : null;
        } while (next != null);
        return items;
    }

    /** Gives a command that must be acknowledged, and answers the resource after it. */
    public JsonNode command(String user, String method, String path, Object body) {
        return acknowledged(method + " " + path, send(user, method, path, body)).json();
    }

    public JsonNode post(String user, String path, Object body) {
        return command(user, "POST", path, body);
    }

    public JsonNode put(String user, String path, Object body) {
        return command(user, "PUT", path, body);
    }

    /** Sends a request and answers whatever comes, but outlasts outages. */
    public Answer send(String user, String method, String path, @Nullable Object body) {
        return send(Caller.of(token(user)), method, path, body);
    }

    /** The same as somebody without an account who holds a link. */
    public Answer sendByLink(String link, String method, String path, @Nullable Object body) {
        return send(Caller.holding(link), method, path, body);
    }

    /**
     * Sends a request once.
     *
     * @throws IOException when no answer came: what was asked for may have been done or not
     */
    public Answer sendOnceByLink(String link, String method, String path, @Nullable Object body) throws IOException {
        return attempt(Caller.holding(link), method, path, body, UUID.randomUUID().toString());
    }

    private Answer send(Caller caller, String method, String path, @Nullable Object body) {
        var key = UUID.randomUUID().toString();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String outage;
            try {
                var answer = attempt(caller, method, path, body, key);
                if (!answer.isOutage()) {
                    return answer;
                }
                outage = "status " + answer.status();
            } catch (IOException e) {
                outage = String.valueOf(e);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s %s: nobody there for %s (%s)".formatted(method, path, PATIENCE, outage));
            }
            pause();
        }
    }

    /** Waits until something is there. */
    public <T> T await(String what, Supplier<Optional<T>> something) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = something.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause();
        }
    }

    /** A bearer token of a demo person. */
    public String token(String user) {
        return tokens.computeIfAbsent(user, name -> {
            var request = HttpRequest.newBuilder(URI.create(identityUrl + "/identity/demo/tokens"))
                    .timeout(Duration.ofSeconds(10))
                    .header("X-Demo-Secret", demoSecret)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("user=" + name))
                    .build();
            return await("a token of " + name, () -> {
                try {
                    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 200) {
                        return Optional.of(JSON.readTree(response.body()).path("access_token").asString());
                    }
                    if (response.statusCode() < 500) {
                        throw new IllegalStateException("no token for %s: status %d".formatted(name, response.statusCode()));
                    }
                } catch (IOException e) {
                    // Not there yet, or not there any more: asked again below.
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
                return Optional.empty();
            });
        });
    }

    /** How a request shows who sends it. */
    private record Caller(String header, String value) {

        static Caller of(String token) {
            return new Caller("Authorization", "Bearer " + token);
        }

        static Caller holding(String link) {
            return new Caller("Sojourn-Link", link);
        }
    }

    private Answer attempt(Caller caller, String method, String path, @Nullable Object body, String key) throws IOException {
        var text = switch (body) {
            case null -> "";
            case String given -> given;
            case Csv table -> table.text();
            default -> JSON.writeValueAsString(body);
        };
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method,
                        method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text))
                .header(caller.header(), caller.value())
                .header("Accept", "application/json");
        if (!method.equals("GET")) {
            request.header("Content-Type", body instanceof Csv ? "text/csv" : "application/json").header("Idempotency-Key", key);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Answer acknowledged(String what, Answer answer) {
        if (!answer.acknowledged()) {
            throw new IllegalStateException("%s: status %d: %s".formatted(what, answer.status(), answer.text()));
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE); // between two looks at a state that is waited for with a deadline
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    private static String environment(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment names no " + name + "; start the story with ./sojourn demo");
        }
        return value;
    }
}
