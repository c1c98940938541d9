package eu.sojourn.kpis.adapter.http;

import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What the board shows, which it does only once it has read the figures. */
final class Ready {

    private Ready() {}

    /** @throws ResponseStatusException 503 when there is nothing, because the board has not read the figures yet */
    static <T> T check(Optional<T> shown) {
        return shown.orElseThrow(
                () -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "The figures are being read; try again in a moment."));
    }
}
