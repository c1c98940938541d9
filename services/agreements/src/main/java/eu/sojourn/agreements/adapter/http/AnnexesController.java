package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.NamingParticulars;
import eu.sojourn.agreements.application.ReadingAnnexes;
import eu.sojourn.agreements.application.SigningAnnexes;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
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

/** Annexes and their signatures. */
@RestController
@RequestMapping("/api/agreements/annexes")
final class AnnexesController {
    private static final String ME = "me";

    private final ReadingAnnexes reading;
    private final SigningAnnexes signing;
    private final NamingParticulars naming;

    AnnexesController(ReadingAnnexes reading, SigningAnnexes signing, NamingParticulars naming) {
        this.reading = reading;
        this.signing = signing;
        this.naming = naming;
    }

    /** @param awaiting {@code me}: only those that wait for a signature of the caller */
    @GetMapping
    Page<AnnexResponse> list(Actor actor, @RequestParam(required = false) @Nullable XchangeId xchangeId,
            @RequestParam(required = false) @Nullable VisitId visitId, @RequestParam(required = false) @Nullable String awaiting,
            @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
        if (awaiting != null && !awaiting.equals(ME)) {
            throw new InvalidValue("awaiting", "must be " + ME);
        }
        var page = reading.list(actor, new ReadingAnnexes.Wanted(xchangeId, visitId, awaiting != null), after, Page.limit(limit));
        return new Page<>(page.items().stream().map(AnnexResponse::of).toList(), page.next());
    }

    @GetMapping("/{visitId}")
    ResponseEntity<AnnexResponse> get(Actor actor, @PathVariable VisitId visitId) {
        var view = reading.get(actor, visitId);
        return ETags.ok(view.annex().version(), AnnexResponse.of(view));
    }

    @PostMapping("/{visitId}/signatures")
    ResponseEntity<AnnexResponse> sign(Actor actor, @PathVariable VisitId visitId,
            ExpectedVersion expected,
            @Valid @RequestBody SignatureRequest request) {
        return answer(actor, signing.sign(actor, visitId, request.sha256(), expected.value()));
    }

    /** Each signature is a write of its own; the answer says of each what became of it. */
    @PostMapping("/signatures")
    SignaturesResponse signAll(Actor actor, @Valid @RequestBody SignaturesRequest request) {
        return SignaturesResponse.of(signing.signAll(actor, request.items()));
    }

    @PostMapping("/{visitId}/refusal")
    ResponseEntity<AnnexResponse> decline(Actor actor, @PathVariable VisitId visitId,
            ExpectedVersion expected,
            @Valid @RequestBody RefusalRequest request) {
        return answer(actor, signing.decline(actor, visitId, request.sha256(), request.reason(), expected.value()));
    }

    @PutMapping("/{visitId}/particulars")
    ResponseEntity<AnnexResponse> name(Actor actor, @PathVariable VisitId visitId,
            ExpectedVersion expected,
            @Valid @RequestBody ParticularsRequest request) {
        return answer(actor, naming.name(actor, visitId, request.particulars(), expected.value()));
    }

    private ResponseEntity<AnnexResponse> answer(Actor actor, Stored<Annex> stored) {
        return ETags.ok(stored.version(), AnnexResponse.of(reading.view(actor, stored)));
    }
}
