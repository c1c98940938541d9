package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.QuestionnaireLibrary;
import eu.sojourn.portal.services.QuestionnaireLibrary.Draft;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The editor of a questionnaire. Whatever a button does, the draft is kept first; where it cannot be, because somebody else changed it or
 * nobody answers, the page comes back with everything that was typed. Publishing shows what changes before it does it.
 */
@Controller
class QuestionnaireEditPages {
    private static final String FORM = "questionnaire";
    private static final String PAGE = "questionnaire-edit";

    private final QuestionnaireLibrary library;
    private final Sending sending;
    private final QuestionnairePreview preview;

    QuestionnaireEditPages(QuestionnaireLibrary library, Sending sending, QuestionnairePreview preview) {
        this.library = library;
        this.sending = sending;
        this.preview = preview;
    }

    @GetMapping("/questionnaires/{questionnaireId}/edit")
    String edit(@PathVariable String questionnaireId, Model model) {
        Person.current().requireCoordinator();
        ResponseEntity<Draft> kept = library.draft(questionnaireId);
        return page(questionnaireId, draft(kept), seen(kept), Form.blank(), "", model);
    }

    /** Does what a button says, keeps the draft, and shows the form anew; with {@code publish}, goes on to the publication. */
    @PostMapping("/questionnaires/{questionnaireId}/edit")
    String change(@PathVariable String questionnaireId, Form form, Model model) {
        return change(questionnaireId, form.value("action"), form, model);
    }

    private String change(String questionnaireId, String action, Form form, Model model) {
        Person.current().requireCoordinator();
        Map<String, Object> definition = DefinitionForm.definition(form);
        String focus = DefinitionActions.act(definition, action, type(form, action));
        String at = focus == null ? "" : focus;
        try {
            ResponseEntity<Draft> kept = library.save(questionnaireId, action.equals("overwrite") ? null : form.optional("seen"),
                    key(form, definition), definition);
            if (action.equals("publish")) {
                return "redirect:/questionnaires/" + questionnaireId + "/publication";
            }
            model.addAttribute("kept", Instant.now());
            return page(questionnaireId, draft(kept), seen(kept), form, at, model);
        } catch (Refused refused) {
            if (!refused.mendable()) {
                throw refused;
            }
            model.addAttribute("trouble", refused);
        } catch (Unavailable gone) {
            model.addAttribute("gone", gone.service());
        }
        return page(questionnaireId, unkept(questionnaireId, definition), form.value("seen"), form, at, model);
    }

    /** One form keeps the draft many times; the same content over the same state of the draft is the same command. */
    private static String key(Form form, Map<String, Object> definition) {
        String command = form.key() + form.value("seen") + definition;
        return UUID.nameUUIDFromBytes(command.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Keeps the draft while somebody is typing, whatever button was used last, and shows the preview with what is missing. */
    @PostMapping("/questionnaires/{questionnaireId}/edit/beside")
    String beside(@PathVariable String questionnaireId, Form form, Model model) {
        change(questionnaireId, "save", form, model);
        return "questionnaire-edit :: beside";
    }

    @GetMapping("/questionnaires/{questionnaireId}/publication")
    String review(@PathVariable String questionnaireId, Model model) {
        Person.current().requireCoordinator();
        ResponseEntity<Draft> kept = library.draft(questionnaireId);
        Draft draft = draft(kept);
        model.addAttribute("draft", draft);
        model.addAttribute("heading", heading(draft));
        model.addAttribute("seen", seen(kept));
        model.addAttribute("changes", draft.version() == 1
                ? List.of()
                : DefinitionChanges.between(library.version(questionnaireId, draft.version() - 1), draft.definition()));
        return "questionnaire-publication";
    }

    @PostMapping("/questionnaires/{questionnaireId}/publication")
    String publish(@PathVariable String questionnaireId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send("publication", form, model, () -> {
            library.publish(questionnaireId, form.value("seen"), form.key());
            return "/questionnaires?done=questionnaire-published";
        }, () -> review(questionnaireId, model));
    }

    @PostMapping("/questionnaires/{questionnaireId}/discarding")
    String discard(@PathVariable String questionnaireId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send("discarding", form, model, () -> {
            library.discard(questionnaireId, form.key());
            return "/questionnaires?done=questionnaire-discarded";
        }, () -> edit(questionnaireId, model));
    }

    private String page(String questionnaireId, Draft draft, @Nullable String seen, Form sent, String focus, Model model) {
        Editor editor = Editor.of(draft.definition(), draft.faults(), sent, focus);
        Sending.forms(model).put(FORM, editor.form());
        model.addAttribute("questionnaireId", questionnaireId);
        model.addAttribute("draft", draft);
        model.addAttribute("heading", heading(draft));
        model.addAttribute("seen", seen);
        model.addAttribute("editor", editor);
        model.addAttribute("sheet", preview.of(draft.definition(), sent.optional("previewIn")));
        return PAGE;
    }

    /** What was typed, as a draft of which nothing is known. */
    private static Draft unkept(String questionnaireId, Map<String, Object> definition) {
        return new Draft(questionnaireId, "", 0, definition, List.of(), List.of(), null);
    }

    private static String heading(Draft draft) {
        return draft.definition().get("title") instanceof Map<?, ?> title && !title.isEmpty()
                ? String.valueOf(title.values().iterator().next())
                : draft.questionnaireId();
    }

    /** The type that was chosen beside the button that adds a question. */
    private static String type(Form form, String action) {
        return action.startsWith("add:") ? form.value(action.substring(4) + ".newType") : "";
    }

    private static Draft draft(ResponseEntity<Draft> kept) {
        return Objects.requireNonNull(kept.getBody());
    }

    private static @Nullable String seen(ResponseEntity<Draft> kept) {
        return kept.getHeaders().getFirst(HttpHeaders.ETAG);
    }
}
