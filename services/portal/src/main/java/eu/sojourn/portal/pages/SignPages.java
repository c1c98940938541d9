package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.LinkedAgreements;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind a link: whoever has it reads and signs without an account, in two taps from the link to the signature. The token stands in
 * the address alone; it needs no protection against forged requests, because nothing else gives such a request any right.
 */
@Controller
@RequestMapping("/sign/{token}")
class SignPages {
    private final LinkedAgreements agreements;
    private final Sending sending;
    private final Addresses addresses;
    private final OpenedLinks opened;

    SignPages(LinkedAgreements agreements, Sending sending, Addresses addresses, OpenedLinks opened) {
        this.agreements = agreements;
        this.sending = sending;
        this.addresses = addresses;
        this.opened = opened;
    }

    /** @param as said where somebody else acts than the one whose name was typed last */
    @GetMapping
    String one(@PathVariable String token, @RequestParam(required = false) @Nullable String as, Model model,
            HttpServletResponse response) {
        return BehindLink.open(token, model, response,
                () -> as == null ? opened.page(token, model) : opened.pageForAnybody(token, model));
    }

    @PostMapping("/signatures")
    String sign(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> sending.show("signature", form, model, () -> {
            agreements.sign(token, Map.of("name", OpenedLinks.named(form), "signatures", ShownTexts.of(form)));
            return "redirect:/sign/" + token;
        }, () -> opened.page(token, model)));
    }

    @PostMapping("/refusals")
    String decline(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> sending.show("refusal", form, model, () -> {
            if (form.value("reason").isEmpty()) {
                throw new Invalid(List.of(Fault.here("reason", "fault.missing")));
            }
            Map<String, String> refusal = new HashMap<>(ShownTexts.of(form).getFirst());
            refusal.put("name", OpenedLinks.named(form));
            refusal.put("reason", form.value("reason"));
            agreements.decline(token, refusal);
            return "redirect:/sign/" + token + "?done=annex-declined";
        }, () -> opened.page(token, model)));
    }

    /** The new link is shown once, on the page that answers; nothing keeps it. */
    @PostMapping("/forwarding")
    String forward(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> sending.show("forwarding", form, model, () -> {
            if (form.value("holder").isEmpty() || form.value("purpose").isEmpty()) {
                throw new Invalid(
                        List.of(Fault.here(form.value("holder").isEmpty() ? "holder" : "purpose", "fault.missing")));
            }
            var link = agreements.forward(token, Map.of("holder", form.value("holder"), "purpose", form.value("purpose")));
            model.addAttribute("issued", addresses.ofLink(link));
            return opened.page(token, model);
        }, () -> opened.page(token, model)));
    }
}
