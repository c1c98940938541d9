package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.LinkedAgreements;
import eu.sojourn.portal.services.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page behind a link: whoever has it reads and signs without an account, in two taps from the link to the signature. The token stands in
 * the address alone; it needs no protection against forged requests, because nothing else gives such a request any right.
 */
@Controller
@RequestMapping("/sign/{token}")
class SignPages {
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9-]{2,63}\\.[A-Za-z0-9_-]{43}");
    private final LinkedAgreements agreements;
    private final Sending sending;
    private final Addresses addresses;

    SignPages(LinkedAgreements agreements, Sending sending, Addresses addresses) {
        this.agreements = agreements;
        this.sending = sending;
        this.addresses = addresses;
    }

    @GetMapping
    String one(@PathVariable String token, Model model, HttpServletResponse response) {
        return open(token, model, response, () -> page(token, model));
    }

    @PostMapping("/signatures")
    String sign(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return open(token, model, response, () -> sending.show("signature", form, model, () -> {
            agreements.sign(token, Map.of("name", named(form), "signatures", ShownTexts.of(form)));
            return "redirect:/sign/" + token;
        }, () -> page(token, model)));
    }

    @PostMapping("/refusals")
    String decline(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return open(token, model, response, () -> sending.show("refusal", form, model, () -> {
            if (form.value("reason").isEmpty()) {
                throw new Invalid(List.of(Fault.here("reason", "fault.missing")));
            }
            Map<String, String> refusal = new HashMap<>(ShownTexts.of(form).getFirst());
            refusal.put("name", named(form));
            refusal.put("reason", form.value("reason"));
            agreements.decline(token, refusal);
            return "redirect:/sign/" + token;
        }, () -> page(token, model)));
    }

    /** The new link is shown once, on the page that answers; nothing keeps it. */
    @PostMapping("/forwarding")
    String forward(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return open(token, model, response, () -> sending.show("forwarding", form, model, () -> {
            if (form.value("holder").isEmpty() || form.value("purpose").isEmpty()) {
                throw new Invalid(
                        List.of(Fault.here(form.value("holder").isEmpty() ? "holder" : "purpose", "fault.missing")));
            }
            var link = agreements.forward(token, Map.of("holder", form.value("holder"), "purpose", form.value("purpose")));
            model.addAttribute("issued", addresses.ofLink(link));
            return page(token, model);
        }, () -> page(token, model)));
    }

    private String page(String token, Model model) {
        model.addAttribute("link", agreements.view(token));
        model.addAttribute("token", token);
        return "sign";
    }

    /** Nothing keeps the page, and no other is told its address. A link that opens nothing is answered by a page that says why. */
    private static String open(String token, Model model, HttpServletResponse response, Supplier<String> page) {
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

    private static String closed(@Nullable String why, int status, Model model, HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute("why", why);
        return "sign-closed";
    }

    private static String named(Form form) {
        if (form.value("name").isEmpty()) {
            throw new Invalid(List.of(Fault.here("name", "fault.missing")));
        }
        return form.value("name");
    }
}
