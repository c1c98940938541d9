package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Annex;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Annexes: the full text, who signs, and signing exactly what was shown. */
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
        var visits = parts.start(() -> registration.visits(null, null, null, MANY, null).items());
        model.addAttribute("person", Person.current());
        model.addAttribute("annexes", parts.load(() -> agreements.annexes(null, "me", MANY, null).items()));
        model.addAttribute("visits", visits.get());
        return "annexes";
    }

    @GetMapping("/annexes/{visitId}")
    String one(@PathVariable String visitId, Model model) {
        var visit = parts.start(() -> registration.visit(visitId));
        Annex annex = agreements.annex(visitId);
        model.addAttribute("person", Person.current());
        model.addAttribute("annex", annex);
        model.addAttribute("visit", visit.get());
        return "annex";
    }

    @PostMapping("/annexes/{visitId}/signatures")
    String sign(@PathVariable String visitId, Form form, Model model) {
        return sending.send("signature", form, model, () -> {
            agreements.signAnnex(visitId, form.key(), Map.of("textSha256", form.value("textSha256")));
            return "/annexes/" + visitId + "?done=annex-signed";
        }, () -> one(visitId, model));
    }
}
