package eu.sojourn.acceptance;

import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Watches the live figures as a browser does: what is shown first and all changes after, on one instance; and where that one ends, it comes
 * back with the id of what it saw last, to whichever instance it is told.
 */
final class FiguresWatcher implements AutoCloseable {

    /** Of these nothing is ever taken back. */
    private static final List<String> GROWING = List.of("xchanges-opened", "questionnaires-answered", "lump-sums-paid");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> token;
    private final Map<String, String> figures = new TreeMap<>();
    private final List<String> falls = new ArrayList<>();
    private final Thread thread;
    private volatile String url;
    private volatile boolean over;
    private @Nullable InputStream body;
    private @Nullable String seen;
    private boolean resting;
    private int snapshots;
    private int resumed;

    /**
     * @param url where it watches first
     * @param token of somebody who may
     */
    FiguresWatcher(String url, Supplier<String> token) {
        this.url = url;
        this.token = token;
        this.thread = Thread.ofVirtual().start(this::watchUntilOver);
    }

    /** Goes on at another address, as soon as it has to come back. */
    void willGoOnAt(String other) {
        url = other;
    }

    /** Leaves where it is, and is shown nothing more until it goes on. */
    void rests() {
        synchronized (this) {
            resting = true;
        }
        leave();
    }

    /** Leaves where it is, and goes on at another address from what it has seen. */
    void goesOnAt(String other) {
        rests();
        willGoOnAt(other);
        synchronized (this) {
            resting = false;
        }
    }

    /** What a screen shows by now. */
    synchronized Map<String, String> figures() {
        return new TreeMap<>(figures);
    }

    /** Where something fell that never falls. */
    synchronized List<String> falls() {
        return List.copyOf(falls);
    }

    /** How often everything was shown; once if each return was answered with what was new. */
    synchronized int snapshots() {
        return snapshots;
    }

    /** How often it came back and was shown something. */
    synchronized int resumed() {
        return resumed;
    }

    @Override
    public void close() {
        over = true;
        leave();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }

    private void watchUntilOver() {
        while (!over) {
            try {
                if (!isResting()) {
                    watch();
                }
            } catch (IOException e) {
                // It is there no more, or not there yet.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private synchronized boolean isResting() {
        return resting;
    }

    private void watch() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/kpis/programmes/" + Story.PROGRAMME + "/stream"))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "text/event-stream");
        var last = seen;
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var stream = response.body()) {
            if (response.statusCode() == 200) {
                synchronized (this) {
                    body = stream;
                }
                read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), last != null);
            }
        }
    }

    private void read(BufferedReader lines, boolean again) throws IOException {
        var name = "";
        var id = "";
        var returning = again;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                isShown(name, id, JSON.readTree(line.substring(6)), returning);
                returning = false;
            }
        }
    }

    private synchronized void isShown(String name, String id, JsonNode data, boolean returning) {
        if (resting) {
            return;
        }
        resumed += returning ? 1 : 0;
        if (name.equals("snapshot")) {
            snapshots++;
            data.path("figures").forEach(this::put);
        } else {
            put(data);
        }
        seen = id;
    }

    private void put(JsonNode figure) {
        var kpi = figure.path("kpi").asString();
        var value = Kpis.value(figure);
        var before = figures.put(kpi, value);
        if (before != null && GROWING.contains(kpi) && new BigDecimal(value).compareTo(new BigDecimal(before)) < 0) {
            falls.add("%s fell from %s to %s".formatted(kpi, before, value));
        }
    }

    private void leave() {
        InputStream left;
        synchronized (this) {
            left = body;
            body = null;
        }
        try {
            if (left != null) {
                left.close();
            }
        } catch (IOException e) {
            // It had ended by itself.
        }
    }
}
