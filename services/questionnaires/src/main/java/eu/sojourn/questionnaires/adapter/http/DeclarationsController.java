package eu.sojourn.questionnaires.adapter.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.DeclarationEntrance;
import eu.sojourn.questionnaires.application.DeclaringAgreements;
import eu.sojourn.questionnaires.application.FollowingUpDeclarations;
import eu.sojourn.questionnaires.application.HandingOverDeclarations;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;

/** Declarations of agreements, by the visit; {@code organisationId} says whose where it is not one's own. */
@RestController
@RequestMapping("/api/questionnaires/declarations")
class DeclarationsController {

    private final DeclaringAgreements declaring;
    private final FollowingUpDeclarations followingUp;
    private final HandingOverDeclarations handingOver;
    private final DeclarationAnswers answers;

    DeclarationsController(DeclaringAgreements declaring, FollowingUpDeclarations followingUp, HandingOverDeclarations handingOver,
            DeclarationAnswers answers) {
        this.declaring = declaring;
        this.followingUp = followingUp;
        this.handingOver = handingOver;
        this.answers = answers;
    }

    /** Those whose follow-up is waited for. */
    @GetMapping
    Page<DeclarationBody> waiting(Actor actor, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        List<DeclarationBody> found = declaring.waiting(actor, after, most).stream().map(answers::body).toList();
        return Page.of(found, most, DeclarationBody::declarationId);
    }

    @GetMapping("/{visitId}")
    ResponseEntity<DeclarationBody> get(Actor actor, @PathVariable String visitId,
            @RequestParam(required = false) @Nullable String organisationId) {
        return answers.ok(declaring.read(entrance(actor, visitId, organisationId)));
    }

    @PutMapping("/{visitId}")
    ResponseEntity<DeclarationBody> tell(Actor actor, @PathVariable String visitId,
            @RequestParam(required = false) @Nullable String organisationId, @RequestBody DeclarationRequest request,
            ExpectedVersion expected) {
        return answers.ok(declaring.tell(entrance(actor, visitId, organisationId), request.told(), expected.value()));
    }

    @PostMapping("/{visitId}/confirmation")
    ResponseEntity<DeclarationBody> confirm(Actor actor, @PathVariable String visitId,
            @RequestParam(required = false) @Nullable String organisationId) {
        return answers.ok(declaring.confirm(entrance(actor, visitId, organisationId)));
    }

    /** A coordinator has it asked now what has become of the agreements. */
    @PostMapping("/{visitId}/follow-ups")
    ResponseEntity<DeclarationBody> ask(Actor actor, @PathVariable String visitId,
            @RequestParam(required = false) @Nullable String organisationId) {
        return answers.ok(followingUp.ask(entrance(actor, visitId, organisationId)));
    }

    /** @param link whoever has it may declare */
    record LinkBody(String link) {}

    @GetMapping("/{visitId}/link")
    ResponseEntity<LinkBody> link(Actor actor, @PathVariable String visitId,
            @RequestParam(required = false) @Nullable String organisationId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new LinkBody(handingOver.link(entrance(actor, visitId, organisationId)).address()));
    }

    @PostMapping("/{visitId}/link/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId) {
        handingOver.revoke(entrance(actor, visitId, organisationId));
    }

    private static DeclarationEntrance.SignedIn entrance(Actor actor, String visitId, @Nullable String organisationId) {
        return new DeclarationEntrance.SignedIn(actor, new VisitId(visitId),
                organisationId == null ? null : new OrganisationId(organisationId));
    }
}
