package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaires;
import eu.sojourn.portal.services.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One questionnaire on one page, with what is known already filled in. */
@Controller
class InvitationPages {
    private final Questionnaires questionnaires;
    private final Registration registration;
    private final Sheets sheets;
    private final Parts parts;
    private final Sending sending;
    private final Words words;

    InvitationPages(Questionnaires questionnaires, Registration registration, Sheets sheets, Parts parts, Sending sending, Words words) {
        this.questionnaires = questionnaires;
        this.registration = registration;
        this.sheets = sheets;
        this.parts = parts;
        this.sending = sending;
        this.words = words;
    }

    @GetMapping("/invitations/{invitationId}")
    String one(@PathVariable String invitationId, Model model) {
        Invitation invitation = questionnaires.invitation(invitationId);
        model.addAttribute("person", Person.current());
        model.addAttribute("invitation", invitation);
        model.addAttribute("visit", parts.load(() -> registration.visit(invitation.visitId())));
        if (invitation.questionnaire() instanceof Questionnaire questionnaire) {
            model.addAttribute("sheet", sheets.of(questionnaire, null, invitation.facts(), invitation.prefilled().keySet(),
                    invitation.fileNames()));
            Map<String, Object> known = new LinkedHashMap<>(invitation.prefilled());
            known.putAll(invitation.given());
            Sending.forms(model).offer("response", Form.filled(GivenAnswers.fields(questionnaire, known, words::organisation)));
        }
        return "invitation";
    }

    @PostMapping("/invitations/{invitationId}/response")
    String respond(@PathVariable String invitationId, Form form, Model model) {
        return sending.send("response", form, model, () -> {
            Invitation invitation = questionnaires.invitation(invitationId);
            questionnaires.respond(invitationId, form.key(), Map.of("answers", answers(invitation, form)));
            return "/invitations/" + invitationId + "?done=questionnaire-answered";
        }, () -> one(invitationId, model));
    }

    private static Map<String, Object> answers(Invitation invitation, Form form) {
        @Nullable
        Questionnaire questionnaire = invitation.questionnaire();
        return questionnaire == null
                ? Map.of()
                : Asking.asked(questionnaire, invitation.facts(), GivenAnswers.of(questionnaire, form));
    }
}
