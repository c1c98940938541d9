package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.QuestionnaireLibrary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The questionnaires of a coordinator's programmes and those that come with the platform; new ones, and next versions. */
@Controller
class QuestionnairePages {
    private static final int MANY = 200;
    private static final String FORM = "new";

    private final QuestionnaireLibrary library;
    private final Parts parts;
    private final Sending sending;

    QuestionnairePages(QuestionnaireLibrary library, Parts parts, Sending sending) {
        this.library = library;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/questionnaires")
    String list(Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        var all = parts.load(() -> library.list(null, MANY).items());
        Map<String, String> begin = new LinkedHashMap<>();
        if (all.value() != null) {
            all.value().stream().filter(each -> each.latest() != null).forEach(each -> begin.put(each.questionnaireId(), each.heading()));
        }
        model.addAttribute("person", person);
        model.addAttribute("questionnaires", all);
        model.addAttribute("patterns", begin);
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("programmeId", person.programmes().isEmpty() ? null : person.programmes().getFirst());
        Sending.forms(model).offer(FORM, Form.filled(known));
        return "questionnaires";
    }

    /** Begins a questionnaire, empty or like another, or the next version of one. */
    @PostMapping("/questionnaires")
    String begin(Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send(FORM, form, model, () -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("programmeId", form.value("programmeId"));
            body.put("questionnaireId", form.value("questionnaireId"));
            if (form.optional("from") != null) {
                body.put("from", Map.of("questionnaireId", form.value("from")));
            }
            return "/questionnaires/" + library.begin(form.key(), body).questionnaireId() + "/edit";
        }, () -> list(model));
    }
}
