package eu.sojourn.portal.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: what Sojourn is, or what the person has to do next. */
@Controller
class HomePages {
    private final NextSteps nextSteps;

    HomePages(NextSteps nextSteps) {
        this.nextSteps = nextSteps;
    }

    @GetMapping({"/", "/home"})
    String home(Model model) {
        Person person = Person.signedIn();
        if (person == null) {
            return "landing";
        }
        model.addAttribute("person", person);
        model.addAttribute("overview", nextSteps.of(person));
        return "home";
    }
}
