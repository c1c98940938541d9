package eu.sojourn.portal.pages;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Files that services give. */
final class Downloads {

    private Downloads() {}

    /** The file as its service gives it: to be kept, never to be shown as a page of ours. */
    static ResponseEntity<byte[]> relayed(ResponseEntity<byte[]> file) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_DISPOSITION)) {
            headers.addAll(name, file.getHeaders().getOrEmpty(name));
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.setCacheControl(CacheControl.noStore());
        return new ResponseEntity<>(file.getBody(), headers, HttpStatus.OK);
    }
}
