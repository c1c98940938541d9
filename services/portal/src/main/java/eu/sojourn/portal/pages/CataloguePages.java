package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Lists;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Registration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an organisation could go: open Xchanges and willing hosts, and why they suit. */
@Controller
class CataloguePages {
    private static final int MANY = 200;
    private static final String SHOWN = "50";
    private static final List<String> WISHES = List.of("countries", "from", "to");

    private final Lists lists;
    private final Registration registration;
    private final Parts parts;
    private final Words words;

    CataloguePages(Lists lists, Registration registration, Parts parts, Words words) {
        this.lists = lists;
        this.registration = registration;
        this.parts = parts;
        this.words = words;
    }

    @GetMapping("/catalogue")
    String catalogue(@RequestParam MultiValueMap<String, String> address, Model model) {
        Person person = Person.current();
        Map<String, String> choices = choices(person);
        String asked = address.getFirst("organisationId");
        String organisationId = asked != null && !asked.isBlank()
                ? asked.strip()
                : person.isVisitor() && !person.organisations().isEmpty() ? person.organisations().getFirst() : null;
        ListQuery query = ListQuery.of("/catalogue", WISHES, address);
        model.addAttribute("person", person);
        model.addAttribute("query", query);
        model.addAttribute("choices", choices);
        model.addAttribute("countries", words.countries());
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("catalogue", organisationId == null ? null : found(organisationId, query, model));
        return "catalogue";
    }

    private Map<String, String> choices(Person person) {
        Map<String, String> choices = new LinkedHashMap<>();
        person.organisations().forEach(organisation -> choices.put(organisation, words.organisation(organisation)));
        if (person.isCoordinator()) {
            Part<List<Organisation>> known = parts.load(() -> registration.organisations("VALIDATED", MANY, null).items());
            choices.putAll(words.named(known.or(List.of())
                    .stream()
                    .filter(organisation -> person.partnerships().contains(organisation.partnershipId()))
                    .toList()));
        }
        return choices;
    }

    private @Nullable Part<Lists.Catalogue> found(String organisationId, ListQuery query, Model model) {
        var wishes = query.asked();
        wishes.set("organisationId", organisationId);
        wishes.set("limit", SHOWN);
        try {
            return parts.load(() -> lists.catalogue(wishes));
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.BAD_REQUEST.value()) {
                throw refused;
            }
            Sending.forms(model).put("filter", Form.filled(query.filters()).refused(refused));
            return null;
        }
    }
}
