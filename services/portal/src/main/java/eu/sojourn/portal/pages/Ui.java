package eu.sojourn.portal.pages;

import eu.sojourn.service.causation.Causation;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the frame of every page asks about the request. */
@Component
public class Ui {
    private static final Pattern DONE = Pattern.compile("[a-z-]{1,40}");
    private final MessageSource messages;

    Ui(MessageSource messages) {
        this.messages = messages;
    }

    public @Nullable Person person() {
        return Person.signedIn();
    }

    /** The gateway's token against forged requests, to be sent back with every form. */
    public String csrf() {
        String token = request().getHeader("X-Sojourn-Csrf");
        return token == null ? "" : token;
    }

    public String path() {
        return request().getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed ? failed : request().getRequestURI();
    }

    /** Whether the page belongs to this entry of the navigation. */
    public boolean under(String prefix) {
        return path().equals(prefix) || path().startsWith(prefix + "/");
    }

    /** The sentence about what the last form did; only sentences that we wrote ourselves. */
    public @Nullable String done() {
        String done = request().getParameter("done");
        return done == null || !DONE.matcher(done).matches()
                ? null
                : messages.getMessage("done." + done, null, null, LocaleContextHolder.getLocale());
    }

    /** What a person can quote so that support finds the log lines of this request. */
    public String correlationId() {
        return Causation.current().correlationId();
    }

    public String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }

    private static HttpServletRequest request() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest();
        }
        throw new IllegalStateException("no request");
    }
}
