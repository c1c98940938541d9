package eu.sojourn.kpis.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.LinkedMultiValueMap;

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.service.security.Actor;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import tools.jackson.databind.json.JsonMapper;

class StreamControllerTest {

    @Test
    void letsAWatcherGoOfWhomTheContainerHasHeardThatHeWent() throws Exception {
        var board = new LiveBoard(Shipped.DICTIONARY, () -> LocalDate.EPOCH, 1);
        board.begin(_ -> Position.beginning("t", 1));
        board.show(new Generation(1));
        var request = new EndedRequest();
        var uncaught = new CopyOnWriteArrayList<Throwable>();
        var former = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
        try {
            var token = new Jwt("t", Instant.EPOCH, Instant.MAX, Map.of("alg", "none"),
                    Map.of("sub", "otto", "roles", List.of("operator")));
            new StreamController(board, JsonMapper.shared(), Clock.systemUTC(), Duration.ofSeconds(1))
                    .stream(Actor.of(token), "biginn", token, null, new LinkedMultiValueMap<>(), request, new Gone());
            assertThat(request.ending.join().join(Duration.ofSeconds(20))).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(former);
        }

        assertThat(uncaught).isEmpty();
        assertThat(board.watching()).isZero();
    }

    /** Cannot be ended, because it was ended already. */
    private static final class EndedRequest extends MockHttpServletRequest {

        private final CompletableFuture<Thread> ending = new CompletableFuture<>();

        @Override
        public AsyncContext startAsync() {
            return new MockAsyncContext((ServletRequest) this, (ServletResponse) null) {

                @Override
                public void complete() {
                    ending.complete(Thread.currentThread());
                    throw new IllegalStateException("ended");
                }
            };
        }
    }

    /** Of which the beginning was read, and nothing more. */
    private static final class Gone extends MockHttpServletResponse {

        private boolean begun;

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(jakarta.servlet.WriteListener listener) {}

                @Override
                public void write(int one) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(byte[] bytes) throws IOException {
                    if (begun) {
                        throw new IOException("Broken pipe");
                    }
                    begun = true;
                }
            };
        }
    }
}
