package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Parts;
import java.util.ArrayList;
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

/** Links by which a host's lawyers review its commitment, or somebody signs it, without an account. */
@Controller
@RequestMapping("/host-commitments/{organisationId}/links")
class CommitmentLinkPages {
    private static final int MANY = 200;
    private final Agreements agreements;
    private final Parts parts;
    private final Sending sending;
    private final Addresses addresses;

    CommitmentLinkPages(Agreements agreements, Parts parts, Sending sending, Addresses addresses) {
        this.agreements = agreements;
        this.parts = parts;
        this.sending = sending;
        this.addresses = addresses;
    }

    @GetMapping
    String all(@PathVariable String organisationId, Model model) {
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("links", parts.load(() -> agreements.commitmentLinks(organisationId, MANY, null).items()));
        model.addAttribute("base", "/host-commitments/" + organisationId + "/links");
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("purpose", "REVIEW_COMMITMENT");
        Sending.forms(model).offer("link", Form.filled(known));
        return "commitment-links";
    }

    /** The link is shown once, on the page that answers; nothing keeps it. */
    @PostMapping
    String issue(@PathVariable String organisationId, Form form, Model model) {
        return sending.show("link", form, model, () -> {
            model.addAttribute("issued", addresses.ofLink(agreements.issueLink(form.key(), wanted(organisationId, form))));
            return all(organisationId, model);
        }, () -> all(organisationId, model));
    }

    @PostMapping("/{linkId}/revocation")
    String revoke(@PathVariable String organisationId, @PathVariable String linkId, Form form, Model model) {
        return sending.show("revocation", form, model, () -> {
            agreements.revokeLink(linkId, form.key(), Map.of());
            return "redirect:/host-commitments/" + organisationId + "/links?done=link-revoked";
        }, () -> all(organisationId, model));
    }

    private static Map<String, @Nullable Object> wanted(String organisationId, Form form) {
        List<Fault> faults = new ArrayList<>();
        for (String field : List.of("purpose", "holder")) {
            if (form.value(field).isEmpty()) {
                faults.add(Fault.here(field, "fault.missing"));
            }
        }
        Integer days = form.number("validDays", faults);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        Map<String, @Nullable Object> link = new HashMap<>();
        link.put("purpose", form.value("purpose"));
        link.put("partyKind", "ORGANISATION");
        link.put("partyId", organisationId);
        link.put("holder", form.value("holder"));
        link.put("validDays", days);
        return link;
    }
}
