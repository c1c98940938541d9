package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Annex;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Annexes: the full text and what has changed in it, who signs, signing exactly what was shown, one or many at once, and declining. */
@Controller
class AnnexPages {
    private static final int MANY = 200;
    private final Agreements agreements;
    private final Registration registration;
    private final Parts parts;
    private final Sending sending;

    AnnexPages(Agreements agreements, Registration registration, Parts parts, Sending sending) {
        this.agreements = agreements;
        this.registration = registration;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/annexes")
    String list(Model model) {
        model.addAttribute("person", Person.current());
        model.addAttribute("annexes", parts.load(() -> agreements.annexes(null, "me", MANY, null).items()));
        return "annexes";
    }

    /** Signs all that were ticked; those that could not be signed stay on the page, each with its reasons. */
    @PostMapping("/annexes/signatures")
    String signAll(Form form, Model model) {
        return sending.show("signatures", form, model, () -> {
            var signed = agreements.signAnnexes(form.key(), Map.of("signatures", ShownTexts.of(form)));
            if (signed.refused().isEmpty()) {
                return "redirect:/annexes?done=annexes-signed";
            }
            model.addAttribute("refused", signed.refused());
            model.addAttribute("signed", signed.items().size() - signed.refused().size());
            return list(model);
        }, () -> list(model));
    }

    @GetMapping("/annexes/{visitId}")
    String one(@PathVariable String visitId, Model model) {
        var visit = parts.start(() -> registration.visit(visitId));
        Annex annex = agreements.annex(visitId);
        model.addAttribute("person", Person.current());
        model.addAttribute("annex", annex);
        model.addAttribute("visit", visit.get());
        Sending.forms(model).offer("particulars", asForm(annex.particulars()));
        return "annex";
    }

    @PostMapping("/annexes/{visitId}/signatures")
    String sign(@PathVariable String visitId, Form form, Model model) {
        return sending.send("signature", form, model, () -> {
            agreements.signAnnex(visitId, form.key(), Map.of("textSha256", form.value("textSha256")));
            return "/annexes/" + visitId + "?done=annex-signed";
        }, () -> one(visitId, model));
    }

    @PostMapping("/annexes/{visitId}/refusal")
    String decline(@PathVariable String visitId, Form form, Model model) {
        return sending.send("refusal", form, model, () -> {
            if (form.value("reason").isEmpty()) {
                throw new Invalid(List.of(Fault.here("reason", "fault.missing")));
            }
            agreements.declineAnnex(visitId, form.key(), Map.of("textSha256", form.value("textSha256"), "reason", form.value("reason")));
            return "/annexes/" + visitId + "?done=annex-declined";
        }, () -> one(visitId, model));
    }

    @PostMapping("/annexes/{visitId}/particulars")
    String name(@PathVariable String visitId, Form form, Model model) {
        return sending.send("particulars", form, model, () -> {
            Map<String, @Nullable Object> particulars = new HashMap<>();
            for (String field : List.of("traveller", "function", "goals")) {
                particulars.put(field, form.optional(field));
            }
            agreements.nameParticulars(visitId, form.key(), particulars);
            return "/annexes/" + visitId + "?done=particulars-named";
        }, () -> one(visitId, model));
    }

    private static Form asForm(Annex.@Nullable Particulars particulars) {
        Map<String, @Nullable Object> known = new HashMap<>();
        if (particulars != null) {
            known.put("traveller", particulars.traveller());
            known.put("function", particulars.function());
            known.put("goals", particulars.goals());
        }
        return Form.filled(known);
    }
}
