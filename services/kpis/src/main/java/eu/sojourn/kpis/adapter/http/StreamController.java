package eu.sojourn.kpis.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import eu.sojourn.kpis.application.board.Bookmark;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.Shown;
import eu.sojourn.kpis.application.board.TooManyViews;
import eu.sojourn.kpis.application.board.Watcher;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live stream of a programme's figures: a {@code snapshot}, then a {@code change} for each figure that changes. The id of an event is the
 * position of one who has seen it; whoever comes back with it as {@code Last-Event-ID} is shown what changed since, once and with its present
 * value. A board that is not ready is never shown: the stream ends. Each watcher has a virtual thread of its own, which
 * holds less than that of the request with all its callers; a slow one delays nobody and is shown the latest values.
 */
@RestController
class StreamController {

    private static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final LiveBoard board;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration heartbeat;

    StreamController(LiveBoard board, JsonMapper json, Clock clock, @Value("${sojourn.kpis.stream.heartbeat}") Duration heartbeat) {
        this.board = board;
        this.json = json;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /** Ends when the watcher goes, when the token expires (come back with a fresh one), or when the service stops. */
    @GetMapping(path = "/api/kpis/programmes/{programmeId}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(Actor actor, @PathVariable String programmeId, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request,
            HttpServletResponse response) throws InterruptedException, IOException {
        ProgrammesController.Readers.check(actor, programmeId);
        var watcher = watch(programmeId, Filter.read(parameters, Set.of()));
        var seen = Optional.ofNullable(lastEventId).flatMap(Bookmark::parse).orElse(null);
        try {
            var out = begin(response);
            var ending = request.startAsync();
            ending.setTimeout(0);
            Thread.ofVirtual().name("watching").start(() -> {
                try (watcher) {
                    write(watcher, seen, expiry(token), out);
                } catch (IOException e) {
                    // The watcher went away; there is nobody to tell.
                } finally {
                    end(ending);
                }
            });
        } catch (IOException | RuntimeException e) {
            watcher.close();
            throw e;
        }
    }

    /** The headers go first: the filters around this request may still touch them, and not beside another thread. */
    private static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        out.write(RETRY);
        out.flush();
        return out;
    }

    private static void end(AsyncContext request) {
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // The container ended it before, because it had noticed that the watcher went away.
        }
    }

    private Watcher watch(String programmeId, Filter filter) throws InterruptedException {
        try {
            return Ready.check(board.watch(programmeId, filter));
        } catch (TooManyViews e) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, e.getMessage());
        }
    }

    private void write(Watcher watcher, @Nullable Bookmark seen, Instant until, OutputStream out) throws IOException {
        while (!watcher.isOver() && clock.instant().isBefore(until)) {
            var left = Duration.between(clock.instant(), until);
            var shown = seen == null
                    ? Optional.of(watcher.now())
                    : watcher.await(seen, left.compareTo(heartbeat) < 0 ? left : heartbeat);
            out.write(shown.isPresent() ? shown.get().written(this::written) : HEARTBEAT);
            out.flush();
            seen = shown.map(Shown::bookmark).orElse(seen);
        }
    }

    private byte[] written(Shown shown) {
        var text = new StringBuilder();
        var whole = shown.whole();
        if (whole != null) {
            event(text, "snapshot", whole.bookmark(), ProgrammeFigures.of(whole, board.dictionary().version()));
        }
        shown.changes().forEach(change -> event(text, "change", change.bookmark(), FigureView.of(change.figure())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(StringBuilder text, String name, Bookmark bookmark, Object data) {
        text.append("event: ")
                .append(name)
                .append("\nid: ")
                .append(bookmark)
                .append("\ndata: ")
                .append(json.writeValueAsString(data))
                .append("\n\n");
    }

    private static Instant expiry(Jwt token) {
        var expiry = token.getExpiresAt();
        return expiry == null ? Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000) : expiry;
    }
}
