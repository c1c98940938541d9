package eu.sojourn.notifications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Identity as far as notifications know it: a token for the client, and recipients for the token. */
final class IdentityStub implements AutoCloseable {

    static final String SECRET = "stub-secret";

    private final HttpServer server;
    private final Map<String, String> recipients = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    IdentityStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/identity/oauth2/token", this::token);
        server.createContext("/identity/recipients", this::recipients);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Lets a person belong to {@code organisationId=…} or {@code partnershipId=…}. */
    IdentityStub with(String group, String personId, String name, String email) {
        String person = "{\"personId\":\"" + personId + "\",\"name\":\"" + name + "\",\"email\":\"" + email
                + "\",\"language\":\"en\",\"unknown\":1}";
        recipients.merge(group, person, (one, other) -> one + "," + other);
        return this;
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    /** Makes every token that was given so far invalid. */
    void changeKeys() {
        tokens.incrementAndGet();
    }

    /** The groups that were asked for, with repetitions. */
    List<String> asked() {
        return asked;
    }

    int tokensGiven() {
        return tokens.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        String expected = "Basic " + Base64.getEncoder().encodeToString(("notifications:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (down) {
            answer(exchange, 503, "{}");
        } else if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !body.contains("grant_type=client_credentials")
                || !body.contains("scope=recipients")) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else {
            answer(exchange, 200,
                    "{\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        }
    }

    private void recipients(HttpExchange exchange) throws IOException {
        String group = exchange.getRequestURI().getQuery();
        asked.add(group);
        if (down) {
            answer(exchange, 503, "{\"detail\":\"dagny@bigscience.example\"}");
        } else if (!("Bearer token-" + tokens.get()).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else {
            answer(exchange, 200, "[" + recipients.getOrDefault(group, "") + "]");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
