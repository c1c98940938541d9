package eu.sojourn.kpis.adapter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.application.board.Watcher;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live stream of a programme's figures: a {@code snapshot}, then a {@code change} for each figure that changes. The id of an event is the
 * position of one who has seen it; whoever comes back with it as {@code Last-Event-ID} is shown what changed since, once and with its present
 * value. A board that is not ready is never shown: the stream ends. Each watcher has the (virtual) thread of its request; a slow one delays
 * nobody and is shown the latest values.
 */
@RestController
class StreamController {

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
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId, HttpServletResponse response) {
        ProgrammesController.Readers.check(actor, programmeId);
        if (!board.isReady()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "The figures are being read; try again in a moment.");
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (var watcher = board.watch(programmeId)) {
            write(watcher, lastEventId == null ? null : Position.parse(lastEventId).orElse(null), expiry(token),
                    response.getOutputStream());
        } catch (IOException e) {
            // The watcher went away; there is nobody to tell.
        }
    }

    private void write(Watcher watcher, @Nullable Position seen, Instant until, OutputStream out) throws IOException {
        out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (!watcher.isOver() && clock.instant().isBefore(until)) {
            if (seen == null || !watcher.canContinue(seen)) {
                var figures = watcher.now();
                if (figures.isEmpty()) {
                    return;
                }
                seen = figures.get().position();
                event(out, "snapshot", seen, ProgrammeFigures.of(figures.get()));
                out.flush();
                continue;
            }
            var left = Duration.between(clock.instant(), until);
            var changes = watcher.await(seen, left.compareTo(heartbeat) < 0 ? left : heartbeat);
            for (var change : changes) {
                seen = change.position();
                event(out, "change", seen, ProgrammeFigures.KpiValue.of(change.figure()));
            }
            if (changes.isEmpty()) {
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        }
    }

    private void event(OutputStream out, String name, Position position, Object data) throws IOException {
        out.write(("event: " + name + "\nid: " + position + "\ndata: " + json.writeValueAsString(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Instant expiry(Jwt token) {
        var expiry = token.getExpiresAt();
        return expiry == null ? Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000) : expiry;
    }
}
