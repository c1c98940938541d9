package eu.sojourn.questionnaires.adapter.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.Entrance;
import eu.sojourn.questionnaires.application.PrintingAnswers;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.service.security.Actor;

/** The answers as a file. */
@RestController
@RequestMapping("/api/questionnaires")
class AnswersPdfController {

    private static final String NAME = "answers.pdf";

    private final PrintingAnswers printing;

    AnswersPdfController(PrintingAnswers printing) {
        this.printing = printing;
    }

    @GetMapping("/invitations/{invitationId}/answers.pdf")
    ResponseEntity<byte[]> print(Actor actor, @PathVariable String invitationId,
            @RequestParam(required = false) @Nullable String language) {
        return PrintedFile.of(printing.print(new Entrance.SignedIn(actor, new InvitationId(invitationId)), language(language)), NAME);
    }

    @GetMapping("/linked/answers.pdf")
    ResponseEntity<byte[]> print(@RequestHeader(name = LinkedInvitationController.LINK, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String language) {
        return PrintedFile.of(printing.print(new Entrance.ByLink(token), language(language)), NAME);
    }

    static @Nullable Language language(@Nullable String tag) {
        return tag == null ? null : new Language(tag);
    }
}
