package eu.sojourn.portal.forms;

import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Sets the status of a page that is rendered all the same. */
final class Status {
    private Status() {}

    static void set(HttpStatus status) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request && request.getResponse() != null) {
            request.getResponse().setStatus(status.value());
        }
    }
}
