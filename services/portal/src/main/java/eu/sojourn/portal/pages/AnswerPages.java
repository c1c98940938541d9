package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.services.LinkedQuestionnaires;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.service.http.Downloads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A questionnaire behind the link in a mail, without an account. Opening it changes nothing; the token stands in the address alone. */
@Controller
@RequestMapping("/answer/{token}")
class AnswerPages {
    private final LinkedQuestionnaires questionnaires;
    private final FillingIn filling;

    AnswerPages(LinkedQuestionnaires questionnaires, FillingIn filling) {
        this.questionnaires = questionnaires;
        this.filling = filling;
    }

    @GetMapping
    String one(@PathVariable String token, @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String change, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> filling.show(page(token, language, change != null, model)));
    }

    @PostMapping("/outcome")
    String tap(@PathVariable String token, @RequestParam(required = false) @Nullable String language, Form form, Model model,
            HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> filling.tap(page(token, language, false, model), form));
    }

    @PostMapping("/response")
    String respond(@PathVariable String token, @RequestParam(required = false) @Nullable String language, Form form, Model model,
            HttpServletRequest request, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> filling.respond(page(token, language, true, model), form, request));
    }

    @PostMapping("/draft")
    Object save(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.answer(token, model, response, () -> filling.draft(new Entrance.ByLink(questionnaires, token), form));
    }

    @PostMapping("/interview/confirmation")
    String confirm(@PathVariable String token, @RequestParam(required = false) @Nullable String language, Form form, Model model,
            HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> filling.confirm(page(token, language, false, model), form));
    }

    @GetMapping("/files/{fileId}")
    Object file(@PathVariable String token, @PathVariable String fileId, Model model, HttpServletResponse response) {
        return BehindLink.answer(token, model, response, () -> file(new Entrance.ByLink(questionnaires, token), fileId));
    }

    /** A file that is not there says nothing of the link. */
    private static ResponseEntity<byte[]> file(Entrance entrance, String fileId) {
        try {
            return Downloads.relayed(entrance.file(fileId));
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.NOT_FOUND.value()) {
                throw refused;
            }
            throw new UnknownPage();
        }
    }

    @GetMapping("/answers.pdf")
    Object pdf(@PathVariable String token, @RequestParam(required = false) @Nullable String language, Model model,
            HttpServletResponse response) {
        return BehindLink.answer(token, model, response, () -> FillingIn.pdf(new Entrance.ByLink(questionnaires, token), language));
    }

    private FillingIn.Page page(String token, @Nullable String language, boolean change, Model model) {
        return new FillingIn.Page(new Entrance.ByLink(questionnaires, token), "answer", language, change, model);
    }
}
