package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.DeadLetters.DeadLetter;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Events that could not be handled, service by service, and replaying them once the cause is mended. */
@Controller
class DeadLetterPages {
    private final AllDeadLetters deadLetters;
    private final Sending sending;

    DeadLetterPages(AllDeadLetters deadLetters, Sending sending) {
        this.deadLetters = deadLetters;
        this.sending = sending;
    }

    @GetMapping("/operations/dead-letters")
    String list(Model model) {
        Person person = Person.current();
        person.requireOperator();
        Map<String, Part<Slice<DeadLetter>>> letters = new LinkedHashMap<>();
        deadLetters.all().forEach((service, part) -> letters.put(service, part.get()));
        model.addAttribute("person", person);
        model.addAttribute("letters", letters);
        return "dead-letters";
    }

    @PostMapping("/operations/dead-letters/{service}/{id}/replay")
    String replay(@PathVariable String service, @PathVariable String id, Form form, Model model) {
        Person.current().requireOperator();
        if (!AllDeadLetters.SERVICES.contains(service)) {
            throw new UnknownPage();
        }
        return sending.send("replay", form, model, () -> {
            deadLetters.replay(service, id, form.key());
            return "/operations/dead-letters?done=replayed";
        }, () -> list(model));
    }
}
