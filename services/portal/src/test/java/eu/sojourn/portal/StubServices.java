package eu.sojourn.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All services at one port, answering what a test has told them, and able to be sick. */
final class StubServices {

    /** What a service was asked. */
    record Asked(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        @Nullable
        String query(String name) {
            return query.get(name);
        }
    }

    /** What a service says. */
    record Answer(int status, String body, @Nullable String tag) {

        Answer(int status, String body) {
            this(status, body, null);
        }

        /** With the {@code ETag} of that state. */
        static Answer tagged(String tag, String json) {
            return new Answer(200, json, tag);
        }

        static Answer ok(String json) {
            return new Answer(200, json);
        }

        static Answer problem(int status, String type, String detail, String... reasons) {
            return new Answer(status,
                    """
                            {"type":"urn:sojourn:problem:%s","title":"%s","status":%d,"detail":"%s","reasons":[%s],"correlationId":"0af7651916cd43dd8448eb211c80319c"}"""
                            .formatted(type, type, status, detail, String.join(",", reasons)));
        }
    }

    private static final Answer NOT_FOUND = Answer.problem(404, "not-found", "There is no such thing.");

    private final HttpServer server;
    private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();

    StubServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void reset() {
        answers.clear();
        asked.clear();
        dead.clear();
        hanging.clear();
    }

    void get(String path, String json) {
        answers.put("GET " + path, _ -> Answer.ok(json));
    }

    void on(String method, String path, Function<Asked, Answer> answer) {
        answers.put(method + " " + path, answer);
    }

    /** From now on the service answers 503 to everything. */
    void kill(String service) {
        dead.add(service);
    }

    /** From now on the service takes calls and never answers. */
    void hang(String service) {
        hanging.add(service);
    }

    List<Asked> asked(String method, String path) {
        return asked.stream().filter(call -> call.method().equals(method) && call.path().equals(path)).toList();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked call = read(exchange);
            asked.add(call);
            String service = call.path().startsWith("/api/") ? call.path().split("/")[2] : "";
            if (hanging.contains(service)) {
                Thread.sleep(20_000);
            }
            Answer answer = dead.contains(service)
                    ? new Answer(503, "")
                    : answers.getOrDefault(call.method() + " " + call.path(), _ -> NOT_FOUND)
                            .apply(call);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
            if (answer.tag() != null) {
                exchange.getResponseHeaders().set("ETag", answer.tag());
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair.length > 1 ? pair[1] : ""), (a, _) -> a));
        return new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), parameters, headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
