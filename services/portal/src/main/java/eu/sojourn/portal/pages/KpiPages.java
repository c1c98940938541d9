package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Programme;
import eu.sojourn.portal.services.Registration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The KPI board. The server writes the figures as they are; a script moves them while the page is open. */
@Controller
class KpiPages {
    private final Kpis kpis;
    private final Registration registration;
    private final Parts parts;

    KpiPages(Kpis kpis, Registration registration, Parts parts) {
        this.kpis = kpis;
        this.registration = registration;
        this.parts = parts;
    }

    @GetMapping("/kpis")
    String programmes(Model model) {
        Person person = Person.current();
        if (person.programmes().size() == 1) {
            return "redirect:/kpis/" + person.programmes().getFirst();
        }
        model.addAttribute("person", person);
        model.addAttribute("programmes", parts.load(() -> registration.programmes()
                .items()
                .stream()
                .filter(programme -> person.isOperator() || person.actor().is("auditor")
                        || person.actor().coordinates(programme.programmeId()))
                .toList()));
        return "programmes";
    }

    @GetMapping("/kpis/{programmeId}")
    String board(@PathVariable String programmeId, Model model) {
        var programme = parts.<Programme>start(() -> registration.programme(programmeId));
        model.addAttribute("person", Person.current());
        model.addAttribute("programmeId", programmeId);
        model.addAttribute("board", kpis.programme(programmeId));
        model.addAttribute("programme", programme.get());
        model.addAttribute("way", List.of("visits-submitted", "visits-approved", "visits-committed", "visits-completed", "visits-counted"));
        return "kpis";
    }
}
