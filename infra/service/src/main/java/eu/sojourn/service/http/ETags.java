package eu.sojourn.service.http;

import eu.sojourn.service.domain.InvalidValue;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Entity tags: a resource's version in quotes. */
public final class ETags {

    private ETags() {}

    /** @return the version that an {@code If-Match} header names; null where there is none or it is {@code *} */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new InvalidValue("If-Match", "must be an ETag that this service gave");
        }
    }

    public static <T> ResponseEntity<T> ok(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }

    public static <T> ResponseEntity<T> created(String location, long version, T body) {
        return ResponseEntity.created(URI.create(location)).eTag("\"" + version + "\"").body(body);
    }
}
