package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.tables.TableFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Writes whole lists as files, part by part as they are read, so that memory does not grow with the list. A few at the same time: an export
 * reads all of what its caller may see, and everybody else's pages come first.
 */
@Component
class Exports {

    private static final int AT_THE_SAME_TIME = 4;
    private static final int AT_A_TIME = 500;
    private static final String RETRY_SECONDS = "5";

    private final Semaphore running = new Semaphore(AT_THE_SAME_TIME);

    /** Columns of a table by their names, in the order in which they are written. */
    static final class Columns<T> {

        private final Map<String, Function<T, ? extends @Nullable Object>> cells = new LinkedHashMap<>();

        Columns<T> with(String name, Function<T, ? extends @Nullable Object> cell) {
            cells.put(name, cell);
            return this;
        }

        List<String> names() {
            return List.copyOf(cells.keySet());
        }

        /** Those that were asked for, in that order; all where none was. */
        Columns<T> chosen(@Nullable String names) {
            if (names == null || names.isBlank()) {
                return this;
            }
            var chosen = new Columns<T>();
            for (var name : Arrays.stream(names.split(",")).map(String::strip).toList()) {
                var cell = cells.get(name);
                if (cell == null) {
                    throw new InvalidValue("columns", "must be some of " + String.join(", ", cells.keySet()));
                }
                chosen.with(name, cell);
            }
            return chosen;
        }

        private List<@Nullable Object> row(T item) {
            var row = new ArrayList<@Nullable Object>();
            cells.values().forEach(cell -> row.add(cell.apply(item)));
            return row;
        }
    }

    /** @throws InvalidValue naming {@code format} */
    static TableFormat format(@Nullable String text) {
        return Arrays.stream(TableFormat.values())
                .filter(format -> format.extension().equals(text == null ? "csv" : text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("format", "must be csv or xlsx"));
    }

    /**
     * @param name  of the file, without its ending
     * @param parts reads the part of the list behind a place, at most so many
     * @param shown from what was read to what the columns know; a part at a time
     */
    <S, T> void write(HttpServletResponse response, TableFormat format, String name, Columns<T> columns, Parts<S> parts,
            Function<Slice<S>, List<T>> shown) throws IOException {
        if (!running.tryAcquire()) {
            var busy = new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS,
                    "%d exports are being written already. Try again in a moment.".formatted(AT_THE_SAME_TIME));
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            throw busy;
        }
        try {
            // Read before anything is written, so that a list that cannot be read is answered with a problem and not with half a file.
            var part = parts.read(null, AT_A_TIME);
            response.setContentType(format.mediaType());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name + "." + format.extension()).build().toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Closed only when it is whole: closing ends a file in good order.
            var table = format.writer(response.getOutputStream(), name);
            table.header(columns.names());
            while (true) {
                for (var item : shown.apply(part)) {
                    table.row(columns.row(item));
                }
                if (part.next() == null) {
                    table.close();
                    return;
                }
                part = parts.read(part.next(), AT_A_TIME);
            }
        } catch (RuntimeException | IOException e) {
            // What was not sent yet must not stand before the problem that is answered instead; what was sent is broken off.
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
            }
            throw e;
        } finally {
            running.release();
        }
    }

    /** Reads a list part by part. */
    interface Parts<S> {
        Slice<S> read(@Nullable Place after, int limit);
    }
}
