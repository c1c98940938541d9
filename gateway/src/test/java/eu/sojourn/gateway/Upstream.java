package eu.sojourn.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** Stands in for a service: remembers what it was asked, and answers as it is told. */
final class Upstream implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private volatile Answering handler;

    Upstream(String name) {
        this(name, 0);
    }

    Upstream(String name, int port) {
        handler = (exchange, one) -> answer(exchange, 200, "text/plain", name);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Asked one = new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
            asked.add(one);
            handler.answer(exchange, one);
        });
        server.start();
    }

    void answers(HttpHandler how) {
        handler = (exchange, one) -> how.handle(exchange);
    }

    void answers(Answering how) {
        handler = how;
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next request that has come, waiting a little for it. */
    Asked next() {
        try {
            Asked next = asked.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no request came");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Forgets all requests that have come, and says how many there were. */
    int forget() {
        return asked.drainTo(new ArrayList<>());
    }

    int waiting() {
        return asked.size();
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** How to answer, knowing also the body. */
    interface Answering {

        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    record Asked(String method, String uri, Headers headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? "" : String.join(", ", values);
        }
    }
}
