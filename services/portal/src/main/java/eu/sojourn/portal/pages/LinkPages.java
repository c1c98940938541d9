package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Xchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Links of an Xchange by which others sign or read without an account: issuing, handing over, what became of them, taking back. */
@Controller
class LinkPages {
    private static final int MANY = 200;
    private final Agreements agreements;
    private final Registration registration;
    private final Words words;
    private final Parts parts;
    private final Sending sending;
    private final Addresses addresses;

    LinkPages(Agreements agreements, Registration registration, Words words, Parts parts, Sending sending, Addresses addresses) {
        this.agreements = agreements;
        this.registration = registration;
        this.words = words;
        this.parts = parts;
        this.sending = sending;
        this.addresses = addresses;
    }

    /** @param visitId where the link is wanted for one visit alone */
    @GetMapping("/xchanges/{xchangeId}/links")
    String all(@PathVariable String xchangeId, @RequestParam(required = false) @Nullable String visitId, Model model) {
        Person person = Person.current();
        Xchange xchange = registration.xchange(xchangeId);
        var visits = parts.start(() -> registration.visits(null, xchangeId, null, MANY, null).items());
        model.addAttribute("person", person);
        model.addAttribute("xchange", xchange);
        model.addAttribute("base", "/xchanges/" + xchangeId + "/links");
        model.addAttribute("links", parts.load(() -> agreements.links(xchangeId, MANY, null).items()));
        model.addAttribute("parties", parties(person, xchange));
        Map<String, String> choices = new LinkedHashMap<>();
        visits.get().or(List.of()).forEach(visit -> choices.put(visit.visitId(), words.organisation(visit.visitingOrganisationId())));
        model.addAttribute("visits", choices);
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("purpose", "SIGN_ANNEXES");
        known.put("visitId", visitId);
        Sending.forms(model).offer("link", Form.filled(known));
        return "links";
    }

    /** The link is shown once, on the page that answers; nothing keeps it. */
    @PostMapping("/xchanges/{xchangeId}/links")
    String issue(@PathVariable String xchangeId, Form form, Model model) {
        return sending.show("link", form, model, () -> {
            model.addAttribute("issued", addresses.ofLink(agreements.issueLink(form.key(), wanted(xchangeId, form))));
            return all(xchangeId, null, model);
        }, () -> all(xchangeId, null, model));
    }

    @PostMapping("/xchanges/{xchangeId}/links/{linkId}/revocation")
    String revoke(@PathVariable String xchangeId, @PathVariable String linkId, Form form, Model model) {
        return sending.show("revocation", form, model, () -> {
            agreements.revokeLink(linkId, form.key(), Map.of());
            return "redirect:/xchanges/" + xchangeId + "/links?done=link-revoked";
        }, () -> all(xchangeId, null, model));
    }

    private static Map<String, @Nullable Object> wanted(String xchangeId, Form form) {
        List<Fault> faults = new ArrayList<>();
        for (String field : List.of("party", "purpose", "holder")) {
            if (form.value(field).isEmpty()) {
                faults.add(Fault.here(field, "fault.missing"));
            }
        }
        Integer days = form.number("validDays", faults);
        String[] party = form.value("party").split(" ", 2);
        if (!faults.isEmpty() || party.length < 2) {
            throw new Invalid(faults.isEmpty() ? List.of(Fault.here("party", "fault.missing")) : faults);
        }
        Map<String, @Nullable Object> link = new HashMap<>();
        link.put("xchangeId", xchangeId);
        link.put("visitId", form.optional("visitId"));
        link.put("purpose", form.value("purpose"));
        link.put("partyKind", party[0]);
        link.put("partyId", party[1]);
        link.put("holder", form.value("holder"));
        link.put("validDays", days);
        return link;
    }

    /** Whom the person may let others sign for: whom it binds, and the host of an Xchange that it coordinates. */
    private Map<String, String> parties(Person person, Xchange xchange) {
        Map<String, String> parties = new LinkedHashMap<>();
        boolean coordinates = person.actor().coordinates(xchange.programmeId())
                || xchange.hostPartnershipId() != null && person.actor().coordinatesIn(xchange.hostPartnershipId());
        if (coordinates || person.actor().actsFor(xchange.hostOrganisationId())) {
            parties.put("ORGANISATION " + xchange.hostOrganisationId(), words.organisation(xchange.hostOrganisationId()));
        }
        person.organisations().forEach(id -> parties.putIfAbsent("ORGANISATION " + id, words.organisation(id)));
        if (person.isCoordinator()) {
            person.partnerships().forEach(id -> parties.put("PARTNERSHIP " + id, words.partnership(id)));
        }
        return parties;
    }
}
