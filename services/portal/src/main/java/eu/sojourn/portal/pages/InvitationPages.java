package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.Invitation.Question;
import eu.sojourn.portal.services.Invitation.Questionnaire;
import eu.sojourn.portal.services.Invitation.Section;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Questionnaires;
import eu.sojourn.portal.services.Registration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Parts parts;
    private final Sending sending;

    InvitationPages(Questionnaires questionnaires, Registration registration, Parts parts, Sending sending) {
        this.questionnaires = questionnaires;
        this.registration = registration;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/invitations/{invitationId}")
    String one(@PathVariable String invitationId, Model model) {
        Invitation invitation = questionnaires.invitation(invitationId);
        model.addAttribute("person", Person.current());
        model.addAttribute("invitation", invitation);
        model.addAttribute("visit", parts.load(() -> registration.visit(invitation.visitId())));
        Sending.forms(model).offer("response", known(invitation));
        return "invitation";
    }

    @PostMapping("/invitations/{invitationId}/response")
    String respond(@PathVariable String invitationId, Form form, Model model) {
        return sending.send("response", form, model, () -> {
            Invitation invitation = questionnaires.invitation(invitationId);
            questionnaires.respond(invitationId, form.key(), Map.of("answers", answers(invitation.questionnaire(), form)));
            return "/invitations/" + invitationId + "?done=questionnaire-answered";
        }, () -> one(invitationId, model));
    }

    private static Form known(Invitation invitation) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        if (invitation.questionnaire() != null) {
            for (Question question : invitation.questionnaire().questions()) {
                Object given = invitation.answers().get(question.id());
                known.put(question.id(), given == null ? invitation.prefilled().get(question.id()) : given);
            }
        }
        return Form.filled(known);
    }

    /**
     * Each answer in the form that its question takes, but of sections that the other answers exclude; what cannot be read is passed on as
     * typed, so that the service says why.
     */
    private static Map<String, Object> answers(@Nullable Questionnaire questionnaire, Form form) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Section section : questionnaire == null ? List.<Section>of() : questionnaire.sections()) {
            if (section.when() == null || !section.when().excluded(form::values)) {
                section.questions().forEach(question -> answer(question, form, answers));
            }
        }
        return answers;
    }

    private static void answer(Question question, Form form, Map<String, Object> answers) {
        List<String> given = new ArrayList<>(form.values(question.id()));
        given.removeIf(String::isBlank);
        if (!given.isEmpty()) {
            answers.put(question.id(), switch (question.kind()) {
                case "multiple-choice" -> given;
                case "number", "scale", "nps" -> number(given.getFirst());
                case "yes-no" -> Boolean.valueOf(given.getFirst());
                default -> given.getFirst().strip();
            });
        }
    }

    private static Object number(String given) {
        try {
            return new BigDecimal(given.strip());
        } catch (NumberFormatException _) {
            return given;
        }
    }
}
