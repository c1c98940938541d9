package eu.sojourn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client for the HTTP interface of a service, as somebody. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final Map<String, String> headers;

    public Http(String base) {
        this(base, Map.of());
    }

    private Http(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** What was answered. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** Text of a field, by a JSON pointer such as {@code /state}. */
        public String at(String pointer) {
            return json().at(pointer).asString();
        }

        public @Nullable String header(String name) {
            return headers.entrySet()
                    .stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }

        /** Codes of the reasons of a problem. */
        public List<String> reasons() {
            return json().path("reasons").valueStream().map(reason -> reason.path("code").asString()).toList();
        }

        /** Fields that a problem names. */
        public List<String> fields() {
            return json().path("reasons").valueStream().map(reason -> reason.path("field").asString()).toList();
        }

        /** Checks the status, and shows the body when it is another. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected %d but got %d: %s".formatted(expected, status, text));
            }
            return this;
        }
    }

    /** The same client with a bearer token. */
    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same client with one more header. */
    public Http with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Http(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** @param body a JSON text, or anything that is written as JSON */
    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** @param body a JSON text, or anything that is written as JSON */
    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    /**
     * Sends a form whose only part is a file called {@code file}.
     *
     * @param declaredType what it is said to be
     */
    public Answer upload(String path, String name, String declaredType, byte[] content) {
        var boundary = "boundary-" + UUID.randomUUID();
        var head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, declaredType);
        var body = HttpRequest.BodyPublishers.ofByteArrays(List.of(head.getBytes(StandardCharsets.UTF_8), content,
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)));
        return with("Content-Type", "multipart/form-data; boundary=" + boundary).published("POST", path, body);
    }

    /** Posts bytes as the whole body; what they are is a header of its own. */
    public Answer postBytes(String path, byte[] content) {
        return published("POST", path, HttpRequest.BodyPublishers.ofByteArray(content));
    }

    public Answer send(String method, String path, @Nullable Object body) {
        if (body == null) {
            return published(method, path, HttpRequest.BodyPublishers.noBody());
        }
        var text = body instanceof String given ? given : JSON.writeValueAsString(body);
        var typed = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
        return typed.published(method, path, HttpRequest.BodyPublishers.ofString(text));
    }

    private Answer published(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30)).method(method, body);
        headers.forEach(request::header);
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
