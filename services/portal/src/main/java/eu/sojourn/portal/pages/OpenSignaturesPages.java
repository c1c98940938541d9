package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.OpenSignature;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is waited for: all signatures that are missing, by host, the oldest first. */
@Controller
class OpenSignaturesPages {
    private static final int MANY = 200;
    private static final List<String> FILTERS = List.of("programmeId", "hostOrganisationId", "olderThanDays");
    private static final List<String> AGES = List.of("3", "7", "14", "30");

    private final Agreements agreements;
    private final Registration registration;
    private final Parts parts;
    private final Words words;

    OpenSignaturesPages(Agreements agreements, Registration registration, Parts parts, Words words) {
        this.agreements = agreements;
        this.registration = registration;
        this.parts = parts;
        this.words = words;
    }

    @GetMapping("/open-signatures")
    String list(@RequestParam MultiValueMap<String, String> address, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        ListQuery query = ListQuery.of("/open-signatures", FILTERS, address);
        var found = parts.start(() -> agreements.openSignatures(query.asked()));
        var hosts = parts.start(() -> registration.organisations("VALIDATED", MANY, null).items());
        Part<Slice<OpenSignature>> open = ListPages.mendable(found, query, model);
        model.addAttribute("person", person);
        model.addAttribute("query", query);
        model.addAttribute("open", open);
        model.addAttribute("byHost", byHost(open.or(Slice.empty()).items()));
        model.addAttribute("programmes", words.programmes(person.programmes()));
        model.addAttribute("hosts", words.named(hosts.get().or(List.<Organisation>of())));
        model.addAttribute("ages", words.choices("open.age", AGES));
        return "open-signatures";
    }

    /** Hosts in the order of what is oldest with each. */
    private static Map<String, List<OpenSignature>> byHost(List<OpenSignature> open) {
        return open.stream().collect(Collectors.groupingBy(OpenSignature::hostOrganisationId, LinkedHashMap::new, Collectors.toList()));
    }
}
