package eu.sojourn.testing.wrong.application;

import org.springframework.http.HttpStatus;

/** Wrong on purpose: a use case knows no HTTP. */
public final class KnowsHttp {
    HttpStatus done() {
        return HttpStatus.OK;
    }
}
