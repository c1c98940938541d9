package eu.sojourn.service.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that are files. */
public final class Downloads {

    private Downloads() {}

    /**
     * A file that people sent: to keep, never to be shown by the browser as a page of ours.
     *
     * @param mediaType what its content is, as found out when it was taken
     */
    public static ResponseEntity<byte[]> ofPeople(String name, String mediaType, byte[] content) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(mediaType));
        headers.setContentDisposition(ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build());
        return kept(headers, content);
    }

    /** The file as a service gives it, with its name and type, and as closed to the browser as if it were people's. */
    public static ResponseEntity<byte[]> relayed(ResponseEntity<byte[]> file) {
        var headers = new HttpHeaders();
        for (var name : List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_DISPOSITION)) {
            headers.addAll(name, file.getHeaders().getOrEmpty(name));
        }
        return kept(headers, file.getBody());
    }

    private static ResponseEntity<byte[]> kept(HttpHeaders headers, byte @Nullable [] content) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.setCacheControl(CacheControl.noStore());
        return new ResponseEntity<>(content, headers, HttpStatus.OK);
    }
}
