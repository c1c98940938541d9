package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.QuestionnaireLibrary;
import eu.sojourn.portal.services.QuestionnaireLibrary.Imported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Questionnaires out of files: what is carried over and what is not is shown before it becomes a draft. */
@Controller
class QuestionnaireImportPages {
    private static final String FORM = "import";
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
            if (file == null || file.isEmpty()) {
                throw new Invalid(List.of(Fault.here("file", "import.no-file")));
            }
            Imported read = library.read(form.value("programmeId"), bytes(file));
            Sending.forms(model)
                    .put(FORM, Form.filled(Map.of("programmeId", form.value("programmeId"), "questionnaireId",
                            String.valueOf(read.definition().getOrDefault("questionnaireId", "")), "definition",
                            JSON.writeValueAsString(read.definition()), "lost", JSON.writeValueAsString(read.notCarriedOver()))));
            model.addAttribute("read", read);
            return choose(model);
        }, () -> choose(model));
    }

    /** What was read becomes a draft, as it was shown. */
    @PostMapping("/questionnaires/import/draft")
    String keep(Form form, Model model) {
        return sending.send(FORM, form, model, () -> {
            Map<String, Object> definition = definition(form);
            String questionnaireId = form.value("questionnaireId");
            library.begin(form.key(), Map.of("programmeId", form.value("programmeId"), "questionnaireId", questionnaireId));
            definition.remove("questionnaireId");
            definition.remove("version");
            library.save(questionnaireId, null, form.secondKey(), definition);
            return "/questionnaires/" + questionnaireId + "/edit?done=questionnaire-imported";
        }, () -> {
            model.addAttribute("read", shown(form));
            return choose(model);
        });
    }

    /** What was shown before, for showing it again. */
    private static Imported shown(Form form) {
        try {
            return new Imported(Map.of(), List.of(), null, JSON.readValue(form.value("lost"), new TypeReference<>() {
            }));
        } catch (JacksonException _) {
            return new Imported(Map.of(), List.of(), null, List.of());
        }
    }

    private static Map<String, Object> definition(Form form) {
        if (!form.value("questionnaireId").matches("[a-z][a-z0-9-]{1,62}")) {
            throw new Invalid(List.of(Fault.here("questionnaireId", "questionnaires.id.fault")));
        }
        try {
            return JSON.readValue(form.value("definition"), new TypeReference<>() {
            });
        } catch (JacksonException _) {
            throw new Invalid(List.of(Fault.here(null, "questionnaires.import.again")));
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
