package eu.sojourn.service.http;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Entity tags: a resource's version in quotes. */
public final class ETags {

    private ETags() {}

    public static <T> ResponseEntity<T> ok(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }

    public static <T> ResponseEntity<T> created(String location, long version, T body) {
        return ResponseEntity.created(URI.create(location)).eTag("\"" + version + "\"").body(body);
    }
}
