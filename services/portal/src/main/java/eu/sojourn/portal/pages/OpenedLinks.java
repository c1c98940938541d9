package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.HostCommitment;
import eu.sojourn.portal.services.Linked;
import eu.sojourn.portal.services.LinkedAgreements;
import eu.sojourn.portal.services.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The pages that links open, and what is answered where one opens nothing. */
@Component
class OpenedLinks {
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9-]{2,63}\\.[A-Za-z0-9_-]{43}");
    private final LinkedAgreements agreements;

    OpenedLinks(LinkedAgreements agreements) {
        this.agreements = agreements;
    }

    /** Nothing keeps the page, and no other is told its address. A link that opens nothing is answered by a page that says why. */
    String open(String token, Model model, HttpServletResponse response, Supplier<String> page) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!TOKEN.matcher(token).matches()) {
            return closed(null, 404, model, response);
        }
        try {
            return page.get();
        } catch (Refused refused) {
            if (refused.status() != 403 && refused.status() != 404 && refused.status() != 410) {
                throw refused;
            }
            return closed(refused.getMessage(), refused.status(), model, response);
        }
    }

    /** The page for what the link is about: annexes, or the commitment of a host. */
    String page(String token, Model model) {
        Linked link = agreements.view(token);
        model.addAttribute("link", link);
        model.addAttribute("token", token);
        if (link.commitment() == null) {
            return "sign";
        }
        model.addAttribute("commitment", link.commitment());
        model.addAttribute("base", "/sign/" + token);
        model.addAttribute("mine", true);
        model.addAttribute("byLink", true);
        if (!model.containsAttribute("who")) {
            model.addAttribute("who", link.lastName());
        }
        for (HostCommitment.Clause clause : link.commitment().clauses()) {
            Sending.forms(model).offer("proposal-" + clause.clauseId(), Form.filled(Map.of("text", clause.text())));
        }
        return "sign-commitment";
    }

    /** As the other, with nobody's name in its forms but what was typed. */
    String pageForAnybody(String token, Model model) {
        model.addAttribute("who", null);
        return page(token, model);
    }

    /** The name and function that the holder typed, or had typed before. */
    static String named(Form form) {
        return required(form, "name");
    }

    static String required(Form form, String field) {
        if (form.value(field).isEmpty()) {
            throw new Invalid(List.of(Fault.here(field, "fault.missing")));
        }
        return form.value(field);
    }

    private static String closed(@Nullable String why, int status, Model model, HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute("why", why);
        return "sign-closed";
    }
}
