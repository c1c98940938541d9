package eu.sojourn.registration.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.adapter.http.Exports.Columns;
import eu.sojourn.tables.TableFormat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

class ExportsTest {

    private static final Columns<Stored<String>> COLUMNS = new Columns<Stored<String>>().with("id", Stored::id).with("word", Stored::state);

    private final Exports exports = new Exports();

    private void write(MockHttpServletResponse response, Exports.Parts<String> parts) throws IOException {
        exports.write(response, TableFormat.CSV, "words", COLUMNS, parts, Slice::items);
    }

    private static Slice<String> part(Place next, String... words) {
        return new Slice<>(List.of(words).stream().map(word -> new Stored<>("id-" + word, 1, word)).toList(), next);
    }

    @Test
    void writesPartAfterPartUntilTheLast() throws IOException {
        var response = new MockHttpServletResponse();

        write(response, (after, _) -> after == null ? part(new Place("b", "id-b"), "a", "b") : part(null, "=c"));

        assertThat(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).lines().skip(1)).containsExactly("id-a,a", "id-b,b",
                "id-=c,'=c");
    }

    @Test
    void letsFourBeWrittenAtATimeAndTellsTheFifthToComeBack() throws Exception {
        var begun = new CountDownLatch(4);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = java.util.stream.IntStream.range(0, 4).<Future<?>>mapToObj(_ -> threads.submit(() -> {
                write(new MockHttpServletResponse(), (_, _) -> {
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return part(null, "a");
                });
                return null;
            })).toList();
            begun.await();
            var fifth = new MockHttpServletResponse();

            assertThatThrownBy(() -> write(fifth, (_, _) -> part(null, "a"))).isInstanceOfSatisfying(ResponseStatusException.class,
                    busy -> assertThat(busy.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
            assertThat(fifth.getHeader("Retry-After")).isNotNull();
            go.countDown();
            for (var one : running) {
                one.get();
            }
        }

        write(new MockHttpServletResponse(), (_, _) -> part(null, "a"));
    }

    @Test
    void leavesNothingOfAFileThatCouldNotBeReadToItsEnd() {
        var response = new MockHttpServletResponse();

        assertThatThrownBy(() -> write(response, (after, _) -> {
            if (after != null) {
                throw new IllegalStateException("gone");
            }
            return part(new Place("a", "id-a"), "a");
        })).hasMessage("gone");

        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("inline");
    }
}
