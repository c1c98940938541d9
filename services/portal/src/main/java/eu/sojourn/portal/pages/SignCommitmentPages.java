package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.LinkedAgreements;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What lawyers and signatories without an account do with the commitment of a host, on the page behind their link. */
@Controller
@RequestMapping("/sign/{token}")
class SignCommitmentPages {
    private final LinkedAgreements agreements;
    private final Sending sending;
    private final OpenedLinks opened;

    SignCommitmentPages(LinkedAgreements agreements, Sending sending, OpenedLinks opened) {
        this.agreements = agreements;
        this.sending = sending;
        this.opened = opened;
    }

    @PostMapping("/commitment-signature")
    String sign(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return act("signature", null, token, form, model, response, () -> agreements.signCommitment(token, read(form)));
    }

    @PostMapping("/clearance")
    String clear(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return act("clearance", "commitment-cleared", token, form, model, response, () -> agreements.clear(token, read(form)));
    }

    @PostMapping("/standard-clearance")
    String clearStandard(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return act("standard", "clauses-cleared", token, form, model, response, () -> agreements.clearStandard(token, read(form)));
    }

    @PostMapping("/clauses/{clauseId}/clearance")
    String clearClause(@PathVariable String token, @PathVariable String clauseId, Form form, Model model, HttpServletResponse response) {
        return act("clear-" + clauseId, "clause-cleared", token, form, model, response,
                () -> agreements.clearClause(token, clauseId, read(form)));
    }

    @PostMapping("/clauses/{clauseId}/comments")
    String comment(@PathVariable String token, @PathVariable String clauseId, Form form, Model model, HttpServletResponse response) {
        return act("comment-" + clauseId, "clause-commented", token, form, model, response,
                () -> agreements.comment(token, clauseId, Map.of("text", OpenedLinks.required(form, "text"), "opens",
                        form.value("opens").equals("true"), "name", OpenedLinks.named(form))));
    }

    @PostMapping("/clauses/{clauseId}/proposal")
    String propose(@PathVariable String token, @PathVariable String clauseId, Form form, Model model, HttpServletResponse response) {
        return act("proposal-" + clauseId, "wording-proposed", token, form, model, response, () -> agreements.proposeWording(token,
                clauseId, Map.of("text", OpenedLinks.required(form, "text"), "name", OpenedLinks.named(form))));
    }

    @PostMapping("/clauses/{clauseId}/acceptance")
    String accept(@PathVariable String token, @PathVariable String clauseId, Form form, Model model, HttpServletResponse response) {
        return act("accept-" + clauseId, "wording-accepted", token, form, model, response, () -> agreements.acceptWording(token,
                clauseId, Map.of("wordingSha256", form.value("wordingSha256"), "name", OpenedLinks.named(form))));
    }

    @PostMapping("/clauses/{clauseId}/rejection")
    String reject(@PathVariable String token, @PathVariable String clauseId, Form form, Model model, HttpServletResponse response) {
        return act("reject-" + clauseId, "wording-rejected", token, form, model, response, () -> {
            Map<String, String> rejection = new HashMap<>(Map.of("name", OpenedLinks.named(form)));
            if (form.optional("reason") != null) {
                rejection.put("reason", form.value("reason"));
            }
            agreements.rejectWording(token, clauseId, rejection);
        });
    }

    private String act(String name, @Nullable String done, String token, Form form, Model model,
            HttpServletResponse response, Runnable command) {
        return BehindLink.open(token, model, response, () -> sending.show(name, form, model, () -> {
            command.run();
            return "redirect:/sign/" + token + (done == null ? "" : "?done=" + done);
        }, () -> opened.pageForAnybody(token, model)));
    }

    /** What the reader had before its eyes, and under which name it acts; another text by now is neither cleared nor signed unread. */
    private static Map<String, String> read(Form form) {
        return Map.of("textSha256", form.value("textSha256"), "name", OpenedLinks.named(form));
    }
}
