package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ClearingHostCommitments;
import eu.sojourn.agreements.application.DraftingHostCommitments;
import eu.sojourn.agreements.application.ReadingHostCommitments;
import eu.sojourn.agreements.application.SigningHostCommitments;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Host commitments: draft, legal review, clearance, signature. */
@RestController
@RequestMapping("/api/agreements/host-commitments/{hostOrganisationId}")
final class HostCommitmentsController {
    private final DraftingHostCommitments drafting;
    private final ClearingHostCommitments clearing;
    private final SigningHostCommitments signing;
    private final ReadingHostCommitments reading;

    HostCommitmentsController(DraftingHostCommitments drafting, ClearingHostCommitments clearing, SigningHostCommitments signing,
            ReadingHostCommitments reading) {
        this.drafting = drafting;
        this.clearing = clearing;
        this.signing = signing;
        this.reading = reading;
    }

    @GetMapping
    ResponseEntity<HostCommitmentResponse> get(Actor actor, @PathVariable OrganisationId hostOrganisationId) {
        var view = reading.get(actor, hostOrganisationId);
        return ETags.ok(view.commitment().version(), HostCommitmentResponse.of(view));
    }

    @PutMapping
    ResponseEntity<HostCommitmentResponse> draft(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected,
            @Valid @RequestBody DraftRequest request) {
        return answer(actor, drafting.draft(actor, hostOrganisationId, request.negotiated(), expected.value()));
    }

    @PostMapping("/legal-review")
    ResponseEntity<HostCommitmentResponse> review(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected) {
        return answer(actor, clearing.submitForReview(actor, hostOrganisationId, expected.value()));
    }

    @PostMapping("/clearance")
    ResponseEntity<HostCommitmentResponse> clear(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected) {
        return answer(actor, clearing.clear(actor, hostOrganisationId, expected.value()));
    }

    @PostMapping("/signature")
    ResponseEntity<HostCommitmentResponse> sign(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            ExpectedVersion expected,
            @Valid @RequestBody SignatureRequest request) {
        return answer(actor, signing.sign(actor, hostOrganisationId, request.sha256(), expected.value()));
    }

    private ResponseEntity<HostCommitmentResponse> answer(Actor actor, Stored<HostCommitment> stored) {
        return ETags.ok(stored.version(), HostCommitmentResponse.of(reading.whole(actor, stored)));
    }
}
