package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ClearingHostCommitments;
import eu.sojourn.agreements.application.DiscussingHostCommitments;
import eu.sojourn.agreements.application.DraftingHostCommitments;
import eu.sojourn.agreements.application.EndingHostCommitments;
import eu.sojourn.agreements.application.ReadingHostCommitments;
import eu.sojourn.agreements.application.SigningHostCommitments;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import java.time.LocalDate;
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

/** Host commitments: draft, legal review, clearance, signature, and their end. */
@RestController
@RequestMapping("/api/agreements/host-commitments/{hostOrganisationId}")
final class HostCommitmentsController {
    private final DraftingHostCommitments drafting;
    private final ClearingHostCommitments clearing;
    private final DiscussingHostCommitments discussing;
    private final SigningHostCommitments signing;
    private final EndingHostCommitments ending;
    private final ReadingHostCommitments reading;

    HostCommitmentsController(DraftingHostCommitments drafting, ClearingHostCommitments clearing,
            DiscussingHostCommitments discussing, SigningHostCommitments signing, EndingHostCommitments ending,
            ReadingHostCommitments reading) {
        this.drafting = drafting;
        this.clearing = clearing;
        this.discussing = discussing;
        this.signing = signing;
        this.ending = ending;
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<HostCommitmentResponse> get(Actor actor, @PathVariable OrganisationId hostOrganisationId) {
        var view = reading.get(actor, hostOrganisationId);
        return ETags.ok(view.commitment().version(),
                HostCommitmentResponse.of(view, reading.age(view.commitment().state())));
    }

    /** A version that was signed, with its text. */
    @GetMapping("/signed/{version}")
    SignedTextResponse signed(Actor actor, @PathVariable OrganisationId hostOrganisationId, @PathVariable int version) {
        return SignedTextResponse.of(reading.signed(actor, hostOrganisationId, version));
    }

    @PutMapping
    ResponseEntity<HostCommitmentResponse> draft(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected,
            @Valid @RequestBody DraftRequest request) {
        return answer(actor, drafting.draft(actor, hostOrganisationId, request.wish(), expected.value()));
    }

    @PostMapping("/legal-review")
    ResponseEntity<HostCommitmentResponse> review(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected,
            @Valid @RequestBody ReviewRequest request) {
        return answer(actor, clearing.submitForReview(actor, hostOrganisationId, request.owner(), expected.value()));
    }

    @PostMapping("/clearance")
    ResponseEntity<HostCommitmentResponse> clear(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected, @RequestBody(required = false) @Nullable ClearanceRequest request) {
        return answer(actor, clearing.clear(actor, hostOrganisationId, ClearanceRequest.shown(request), expected.value()));
    }

    /** All that stands as the clause library has it, in one step. */
    @PostMapping("/standard-clearance")
    ResponseEntity<HostCommitmentResponse> clearStandard(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected, @RequestBody(required = false) @Nullable ClearanceRequest request) {
        return answer(actor, clearing.clearStandard(actor, hostOrganisationId, ClearanceRequest.shown(request), expected.value()));
    }

    @PostMapping("/clauses/{clauseId}/clearance")
    ResponseEntity<HostCommitmentResponse> clearClause(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @PathVariable String clauseId, ExpectedVersion expected, @RequestBody(required = false) @Nullable ClearanceRequest request) {
        return answer(actor, clearing.clearClause(actor, hostOrganisationId, clauseId, ClearanceRequest.shown(request), expected.value()));
    }

    @PostMapping("/clauses/{clauseId}/comments")
    ResponseEntity<HostCommitmentResponse> comment(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @PathVariable String clauseId, ExpectedVersion expected,
            @Valid @RequestBody CommentRequest request) {
        return answer(actor, discussing.comment(actor, hostOrganisationId, clauseId, request.text(), Boolean.TRUE.equals(request.opens()),
                expected.value()));
    }

    @PutMapping("/clauses/{clauseId}/proposal")
    ResponseEntity<HostCommitmentResponse> propose(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @PathVariable String clauseId, ExpectedVersion expected,
            @Valid @RequestBody WordingRequest request) {
        return answer(actor,
                discussing.propose(actor, hostOrganisationId, clauseId, request.title(), request.text(), expected.value()));
    }

    @PostMapping("/clauses/{clauseId}/proposal/acceptance")
    ResponseEntity<HostCommitmentResponse> accept(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @PathVariable String clauseId, ExpectedVersion expected,
            @Valid @RequestBody AcceptanceRequest request) {
        return answer(actor, discussing.accept(actor, hostOrganisationId, clauseId, request.sha256(), expected.value()));
    }

    @PostMapping("/clauses/{clauseId}/proposal/rejection")
    ResponseEntity<HostCommitmentResponse> reject(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @PathVariable String clauseId, ExpectedVersion expected,
            @Valid @RequestBody RejectionRequest request) {
        return answer(actor, discussing.reject(actor, hostOrganisationId, clauseId, request.reason(), expected.value()));
    }

    /** @param on the last day; today where none is named */
    @GetMapping("/termination-effect")
    TerminationEffectResponse effect(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @RequestParam(required = false) @Nullable LocalDate on) {
        return TerminationEffectResponse.of(ending.effect(actor, hostOrganisationId, on));
    }

    @PostMapping("/termination")
    ResponseEntity<HostCommitmentResponse> terminate(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected,
            @Valid @RequestBody TerminationRequest request) {
        return answer(actor,
                ending.terminate(actor, hostOrganisationId, request.lastDay(), request.reason(), expected.value()));
    }

    @PostMapping("/signature")
    ResponseEntity<HostCommitmentResponse> sign(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected,
            @Valid @RequestBody SignatureRequest request) {
        return answer(actor, signing.sign(actor, hostOrganisationId, request.sha256(), expected.value()));
    }

    private ResponseEntity<HostCommitmentResponse> answer(Actor actor, Stored<HostCommitment> stored) {
        return ETags.ok(stored.version(), HostCommitmentResponse.of(reading.whole(actor, stored), reading.age(stored.state())));
    }
}
