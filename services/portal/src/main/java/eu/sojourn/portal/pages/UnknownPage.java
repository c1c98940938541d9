package eu.sojourn.portal.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is no page at this address. */
final class UnknownPage extends ResponseStatusException {
    UnknownPage() {
        super(HttpStatus.NOT_FOUND);
    }
}
