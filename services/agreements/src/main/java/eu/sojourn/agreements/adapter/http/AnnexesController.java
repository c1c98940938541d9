package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAnnexes;
import eu.sojourn.agreements.application.SigningAnnexes;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
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

    AnnexesController(ReadingAnnexes reading, SigningAnnexes signing) {
        this.reading = reading;
        this.signing = signing;
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
        var signed = signing.sign(actor, visitId, request.sha256(), expected.value());
        return ETags.ok(signed.version(), AnnexResponse.of(reading.view(actor, signed)));
    }
}
