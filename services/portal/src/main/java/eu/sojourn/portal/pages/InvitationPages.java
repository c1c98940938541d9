package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaires;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.service.http.Downloads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One questionnaire for people with an account: who is asked fills it in, coordinators see where it stands and help. */
@Controller
@RequestMapping("/invitations/{invitationId}")
class InvitationPages {
    private static final String INTERVIEW = "interview";
    private final Questionnaires questionnaires;
    private final Registration registration;
    private final FillingIn filling;
    private final Parts parts;
    private final Sending sending;

    InvitationPages(Questionnaires questionnaires, Registration registration, FillingIn filling, Parts parts, Sending sending) {
        this.questionnaires = questionnaires;
        this.registration = registration;
        this.filling = filling;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping
    String one(@PathVariable String invitationId, @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String change, @RequestParam(required = false) @Nullable String interview,
            Model model) {
        model.addAttribute(INTERVIEW, interview != null);
        return show(page(invitationId, language, change != null, model));
    }

    @PostMapping("/outcome")
    String tap(@PathVariable String invitationId, @RequestParam(required = false) @Nullable String language, Form form, Model model) {
        return framed(filling.tap(page(invitationId, language, false, model), form), model);
    }

    @PostMapping("/response")
    String respond(@PathVariable String invitationId, @RequestParam(required = false) @Nullable String language, Form form, Model model,
            HttpServletRequest request) {
        return framed(filling.respond(page(invitationId, language, true, model), form, request), model);
    }

    @PostMapping("/draft")
    ResponseEntity<Map<String, String>> save(@PathVariable String invitationId, Form form) {
        return filling.draft(new Entrance.SignedIn(questionnaires, invitationId), form);
    }

    @PostMapping("/interview/confirmation")
    String confirm(@PathVariable String invitationId, Form form, Model model) {
        return framed(filling.confirm(page(invitationId, null, false, model), form), model);
    }

    @GetMapping("/files/{fileId}")
    ResponseEntity<byte[]> file(@PathVariable String invitationId, @PathVariable String fileId) {
        return Downloads.relayed(new Entrance.SignedIn(questionnaires, invitationId).file(fileId));
    }

    @GetMapping("/answers.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String invitationId, @RequestParam(required = false) @Nullable String language) {
        return FillingIn.pdf(new Entrance.SignedIn(questionnaires, invitationId), language);
    }

    /** Names to pick from while one types. */
    @GetMapping("/organisations")
    ResponseEntity<List<String>> organisations(@PathVariable String invitationId, @RequestParam String query) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(questionnaires.organisations(query).items().stream().map(Questionnaires.Picked::name).toList());
    }

    @PostMapping("/interview")
    String enter(@PathVariable String invitationId, Form form, Model model) {
        FillingIn.Page page = page(invitationId, null, true, model);
        model.addAttribute(INTERVIEW, true);
        return sending.show(FillingIn.FORM, form, model, () -> {
            if (form.value(".action").isEmpty()) {
                Invitation invitation = Objects.requireNonNull(page.entrance().open().getBody());
                Questionnaire questionnaire = Objects.requireNonNull(invitation.questionnaire());
                Map<String, Object> told = filling.picked(page, questionnaire, GivenAnswers.of(questionnaire, form));
                Map<String, Object> asked = Asking.asked(questionnaire, invitation.facts(), told);
                SeenVersion.send(model, "fault.interview-elsewhere", () -> questionnaires.enterInterview(invitationId, form.key(),
                        SeenVersion.of(form), Map.of("answers", asked)));
                return "redirect:/invitations/" + invitationId + "?done=interview-entered";
            }
            Sending.forms(model).put(FillingIn.FORM, form);
            return show(page);
        }, () -> show(page));
    }

    @PostMapping("/reminders")
    String remind(@PathVariable String invitationId, Form form, Model model) {
        return sending.show("reminder", form, model, () -> {
            questionnaires.remind(invitationId, form.key(), Map.of());
            return "redirect:/invitations/" + invitationId + "?done=reminded";
        }, () -> show(page(invitationId, null, false, model)));
    }

    /** The link is shown on the page that answers; no other page has it. */
    @PostMapping("/link")
    String link(@PathVariable String invitationId, Form form, Model model) {
        return sending.show("link", form, model, () -> {
            model.addAttribute("link", questionnaires.link(invitationId).address());
            return show(page(invitationId, null, false, model));
        }, () -> show(page(invitationId, null, false, model)));
    }

    @PostMapping("/link/revocation")
    String revoke(@PathVariable String invitationId, Form form, Model model) {
        return sending.show("revocation", form, model, () -> {
            questionnaires.revokeLink(invitationId, form.key(), Map.of());
            return "redirect:/invitations/" + invitationId + "?done=link-revoked";
        }, () -> show(page(invitationId, null, false, model)));
    }

    private FillingIn.Page page(String invitationId, @Nullable String language, boolean change, Model model) {
        return new FillingIn.Page(new Entrance.SignedIn(questionnaires, invitationId), "invitation", language, change, model);
    }

    private String show(FillingIn.Page page) {
        return framed(filling.show(page), page.model());
    }

    /** Adds what only the page for people with an account has. */
    private String framed(String template, Model model) {
        if (model.getAttribute("invitation") instanceof Invitation invitation && !template.startsWith("redirect:")) {
            model.addAttribute("person", Person.current());
            if (invitation.visitId() instanceof String visitId) {
                model.addAttribute("visit", parts.load(() -> registration.visit(visitId)));
            }
        }
        return template;
    }
}
