package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.HostCommitment;
import eu.sojourn.portal.services.Linked;
import eu.sojourn.portal.services.LinkedAgreements;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The pages that links of agreements open. */
@Component
class OpenedLinks {
    private final LinkedAgreements agreements;

    OpenedLinks(LinkedAgreements agreements) {
        this.agreements = agreements;
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
}
