package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.services.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;

/**
 * Pages behind a link, whose token stands in the address alone: nothing keeps such a page, and no other is told its address. A link that opens
 * nothing is answered by a page that says why.
 */
final class BehindLink {
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9-]{2,63}\\.[A-Za-z0-9_-]{43}");

    private static final String UNKNOWN = "LINK_UNKNOWN";

    private BehindLink() {}

    static String open(String token, Model model, HttpServletResponse response, Supplier<String> page) {
        return open(token, model, response, page, Function.identity());
    }

    /** As the other, for what is no page where the link opens it: either that, or the name of the page that says why not. */
    static Object answer(String token, Model model, HttpServletResponse response, Supplier<?> answer) {
        return open(token, model, response, answer::get, closed -> closed);
    }

    private static <T> T open(String token, Model model, HttpServletResponse response, Supplier<T> page, Function<String, T> instead) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!TOKEN.matcher(token).matches()) {
            return instead.apply(closed(null, 404, model, response));
        }
        try {
            return page.get();
        } catch (Refused refused) {
            if (!opensNothing(refused)) {
                throw refused;
            }
            return instead.apply(closed(why(refused), refused.status(), model, response));
        }
    }

    /** Whether a service says that there is nothing, nothing any more, or nothing for whoever asks. */
    static boolean opensNothing(Refused refused) {
        return refused.status() == 403 || refused.status() == 404 || refused.status() == 410;
    }

    private static Fault why(Refused refused) {
        Fault said = Form.blank().refused(refused).faults().getFirst();
        return refused.status() == 404 ? new Fault(null, said.text(), said.messageKey(), UNKNOWN, null, null, null) : said;
    }

    private static String closed(@Nullable Fault why, int status, Model model, HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute("why", why);
        return "sign-closed";
    }
}
