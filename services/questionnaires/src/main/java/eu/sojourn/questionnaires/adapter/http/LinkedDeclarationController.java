package eu.sojourn.questionnaires.adapter.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.DeclarationEntrance;
import eu.sojourn.questionnaires.application.DeclaringAgreements;
import eu.sojourn.service.http.ExpectedVersion;

/** The declaration behind a link, without an account. */
@RestController
@RequestMapping("/api/questionnaires/linked/declaration")
class LinkedDeclarationController {

    private final DeclaringAgreements declaring;
    private final DeclarationAnswers answers;

    LinkedDeclarationController(DeclaringAgreements declaring, DeclarationAnswers answers) {
        this.declaring = declaring;
        this.answers = answers;
    }

    @GetMapping
    ResponseEntity<DeclarationBody> get(@RequestHeader(name = LinkedInvitationController.LINK, required = false) @Nullable String token) {
        return answers.secret(declaring.read(new DeclarationEntrance.ByLink(token)));
    }

    @PutMapping
    ResponseEntity<DeclarationBody> tell(@RequestHeader(name = LinkedInvitationController.LINK, required = false) @Nullable String token,
            @RequestBody DeclarationRequest request, ExpectedVersion expected) {
        return answers.secret(declaring.tell(new DeclarationEntrance.ByLink(token), request.told(), expected.value()));
    }

    @PostMapping("/confirmation")
    ResponseEntity<DeclarationBody> confirm(
            @RequestHeader(name = LinkedInvitationController.LINK, required = false) @Nullable String token) {
        return answers.secret(declaring.confirm(new DeclarationEntrance.ByLink(token)));
    }
}
