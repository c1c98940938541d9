package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.QuestionnaireLibrary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Questionnaires out of files: what is carried over and what is not is told beside the draft. */
@Controller
class QuestionnaireImportPages {
    private static final String FORM = "import";

    private final QuestionnaireLibrary library;
    private final Sending sending;

    QuestionnaireImportPages(QuestionnaireLibrary library, Sending sending) {
        this.library = library;
        this.sending = sending;
    }

    @GetMapping("/questionnaires/import")
    String choose(Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        model.addAttribute("person", person);
        if (!person.programmes().isEmpty()) {
            Sending.forms(model).offer(FORM, Form.filled(Map.of("programmeId", person.programmes().getFirst())));
        }
        return "questionnaire-import";
    }

    @PostMapping("/questionnaires/import")
    String read(@RequestParam(required = false) @Nullable MultipartFile file, Form form, Model model) {
        return sending.show(FORM, form, model, () -> {
            MultipartFile chosen = Uploads.chosen(file);
            model.addAttribute("read", library.read(form.key(), form.value("programmeId"), called(form), Uploads.bytes(chosen)));
            return choose(model);
        }, () -> choose(model));
    }

    /** What the draft is to be called; null for what follows from the file. */
    private static @Nullable String called(Form form) {
        String called = form.value("questionnaireId").strip();
        if (called.isEmpty()) {
            return null;
        }
        if (!called.matches("[a-z][a-z0-9-]{1,62}")) {
            throw new Invalid(List.of(Fault.here("questionnaireId", "questionnaires.id.fault")));
        }
        return called;
    }
}
