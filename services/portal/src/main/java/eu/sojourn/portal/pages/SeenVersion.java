package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.services.Refused;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;

/**
 * The version that the sender of a form saw. A form that is shown again keeps it, so that nobody overwrites what they were never shown; only
 * who is told of a conflict gets the newest one.
 */
final class SeenVersion {
    static final String FIELD = ".version";
    private static final String RENEWED = "renewed";
    private static final Pattern ETAG = Pattern.compile("\"\\d{1,18}\"");

    private SeenVersion() {}

    /** Null where the form does not say. */
    static @Nullable String of(Form form) {
        return ETAG.matcher(form.value(FIELD)).matches() ? form.value(FIELD) : null;
    }

    static boolean isStale(Refused refused) {
        return refused.status() == HttpStatus.PRECONDITION_FAILED.value();
    }

    /** Gives the page the version with which that form is sent next. */
    static void show(Model model, Form form, ResponseEntity<?> opened) {
        show(model, form, opened.getHeaders().getETag());
    }

    /** @param newest as an {@code ETag} */
    static void show(Model model, Form form, @Nullable String newest) {
        String seen = model.containsAttribute(RENEWED) ? null : of(form);
        model.addAttribute("version", seen == null ? newest : seen);
    }

    /** The form gets the newest version: its sender is told of a conflict, or has made that version. */
    static void renew(Model model) {
        model.addAttribute(RENEWED, true);
    }

    /**
     * Sends what holds for the version that was seen alone.
     *
     * @throws Invalid with that message, where there is a newer one
     */
    static void send(Model model, String conflict, Runnable command) {
        try {
            command.run();
        } catch (Refused refused) {
            if (!isStale(refused)) {
                throw refused;
            }
            throw conflict(model, conflict);
        }
    }

    static Invalid conflict(Model model, String message) {
        renew(model);
        return new Invalid(List.of(Fault.here(null, message)));
    }
}
