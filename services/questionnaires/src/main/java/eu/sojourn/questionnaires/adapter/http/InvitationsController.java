package eu.sojourn.questionnaires.adapter.http;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.AnsweringInvitations;
import eu.sojourn.questionnaires.application.EnteringInterviews;
import eu.sojourn.questionnaires.application.Entrance;
import eu.sojourn.questionnaires.application.HandingOverLinks;
import eu.sojourn.questionnaires.application.Invitations;
import eu.sojourn.questionnaires.application.ReadingInvitations;
import eu.sojourn.questionnaires.application.RemindingInvitees;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;

/** Invitations for people with an account. */
@RestController
@RequestMapping("/api/questionnaires/invitations")
class InvitationsController {

    private final ReadingInvitations reading;
    private final AnsweringInvitations answering;
    private final EnteringInterviews interviews;
    private final RemindingInvitees reminding;
    private final HandingOverLinks links;

    InvitationsController(ReadingInvitations reading, AnsweringInvitations answering, EnteringInterviews interviews,
            RemindingInvitees reminding, HandingOverLinks links) {
        this.reading = reading;
        this.answering = answering;
        this.interviews = interviews;
        this.reminding = reminding;
        this.links = links;
    }

    @GetMapping
    Page<InvitationBody> list(Actor actor, @RequestParam(required = false) @Nullable String visitId,
            @RequestParam(required = false) @Nullable String waveId, @RequestParam(required = false) @Nullable Set<InvitationState> state,
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        Invitations.Wanted wanted = new Invitations.Wanted(visitId == null ? null : new VisitId(visitId),
                waveId == null ? null : new WaveId(waveId), state == null ? Set.of() : state);
        List<InvitationBody> found = reading.list(actor, wanted, after, most).stream().map(InvitationBody::of).toList();
        return Page.of(found, most, InvitationBody::invitationId);
    }

    @GetMapping("/{invitationId}")
    ResponseEntity<InvitationBody> get(Actor actor, @PathVariable String invitationId) {
        return InvitationAnswers.ok(reading.read(entrance(actor, invitationId)));
    }

    @GetMapping("/{invitationId}/responses")
    Page<InvitationBody.FormerBody> history(Actor actor, @PathVariable String invitationId) {
        return InvitationAnswers.history(reading.read(entrance(actor, invitationId)));
    }

    @PutMapping("/{invitationId}/draft")
    ResponseEntity<InvitationBody> save(Actor actor, @PathVariable String invitationId, @RequestBody AnswersBody body,
            ExpectedVersion expected) {
        return InvitationAnswers.of(answering.save(entrance(actor, invitationId), body.given(), expected.value()));
    }

    @PostMapping("/{invitationId}/response")
    ResponseEntity<InvitationBody> submit(Actor actor, @PathVariable String invitationId, @RequestBody AnswersBody body,
            ExpectedVersion expected) {
        return InvitationAnswers.of(answering.submit(entrance(actor, invitationId), body.given(), expected.value()));
    }

    @PutMapping("/{invitationId}/interview")
    ResponseEntity<InvitationBody> enter(Actor actor, @PathVariable String invitationId, @RequestBody AnswersBody body,
            ExpectedVersion expected) {
        return InvitationAnswers.of(interviews.enter(entrance(actor, invitationId), body.given(), expected.value()));
    }

    @PostMapping("/{invitationId}/interview/confirmation")
    ResponseEntity<InvitationBody> confirm(Actor actor, @PathVariable String invitationId, ExpectedVersion expected) {
        return InvitationAnswers.ok(answering.confirm(entrance(actor, invitationId), expected.value()));
    }

    @PostMapping("/{invitationId}/reminders")
    ResponseEntity<InvitationBody> remind(Actor actor, @PathVariable String invitationId) {
        return InvitationAnswers.ok(reminding.remind(entrance(actor, invitationId)));
    }

    /** @param address opens the invitation without an account */
    record LinkBody(String invitationId, String address) {}

    @GetMapping("/{invitationId}/link")
    ResponseEntity<LinkBody> link(Actor actor, @PathVariable String invitationId) {
        HandingOverLinks.Link link = links.link(entrance(actor, invitationId));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new LinkBody(link.invitationId().value(), link.address()));
    }

    @PostMapping("/{invitationId}/link/revocation")
    ResponseEntity<InvitationBody> revoke(Actor actor, @PathVariable String invitationId, ExpectedVersion expected) {
        return InvitationAnswers.ok(links.revoke(entrance(actor, invitationId), expected.value()));
    }

    private static Entrance.SignedIn entrance(Actor actor, String invitationId) {
        return new Entrance.SignedIn(actor, new InvitationId(invitationId));
    }
}
