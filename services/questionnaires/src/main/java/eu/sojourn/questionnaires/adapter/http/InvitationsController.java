package eu.sojourn.questionnaires.adapter.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.Answering;
import eu.sojourn.questionnaires.application.AnsweringInvitations;
import eu.sojourn.questionnaires.application.Asked;
import eu.sojourn.questionnaires.application.ReadingInvitations;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.InvitationState;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.security.Actor;

@RestController
@RequestMapping("/api/questionnaires/invitations")
class InvitationsController {

    private final ReadingInvitations reading;
    private final AnsweringInvitations answering;

    InvitationsController(ReadingInvitations reading, AnsweringInvitations answering) {
        this.reading = reading;
        this.answering = answering;
    }

    @GetMapping
    Page<InvitationBody> list(Actor actor, @RequestParam(required = false) @Nullable String visitId,
            @RequestParam(required = false) @Nullable InvitationState state, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        List<InvitationBody> found = reading.list(actor, visitId == null ? null : new VisitId(visitId), state, after, most)
                .stream()
                .map(InvitationBody::of)
                .toList();
        return Page.of(found, most, InvitationBody::invitationId);
    }

    @GetMapping("/{invitationId}")
    ResponseEntity<InvitationBody> get(Actor actor, @PathVariable String invitationId) {
        return ok(reading.read(actor, new InvitationId(invitationId)));
    }

    @PutMapping("/{invitationId}/draft")
    ResponseEntity<InvitationBody> save(Actor actor, @PathVariable String invitationId, @RequestBody AnswersBody body,
            ExpectedVersion expected) {
        return answered(answering.save(actor, new InvitationId(invitationId), body.given(), expected.value()));
    }

    @PostMapping("/{invitationId}/response")
    ResponseEntity<InvitationBody> submit(Actor actor, @PathVariable String invitationId, @RequestBody AnswersBody body,
            ExpectedVersion expected) {
        return answered(answering.submit(actor, new InvitationId(invitationId), body.given(), expected.value()));
    }

    private static ResponseEntity<InvitationBody> answered(Answering answering) {
        return switch (answering) {
            case Answering.Taken taken -> ok(taken.asked());
            case Answering.Faulty faulty -> throw new InvalidInput(faulty.reasons());
        };
    }

    private static ResponseEntity<InvitationBody> ok(Asked asked) {
        return ETags.ok(asked.stored().version(), InvitationBody.of(asked));
    }
}
