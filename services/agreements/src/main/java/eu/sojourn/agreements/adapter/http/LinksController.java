package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.IssuingLinks;
import eu.sojourn.agreements.application.ManagingLinks;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links by which others sign or read without an account: issuing them, seeing what became of them, taking them back. */
@RestController
@RequestMapping("/api/agreements/links")
final class LinksController {
    private final IssuingLinks issuing;
    private final ManagingLinks managing;

    LinksController(IssuingLinks issuing, ManagingLinks managing) {
        this.issuing = issuing;
        this.managing = managing;
    }

    @PostMapping
    ResponseEntity<LinkResponse> issue(Actor actor, @Valid @RequestBody LinkRequest request) {
        var issued = issuing.issue(actor, request.scope(), request.holder(), request.validDays());
        return ResponseEntity.status(201)
                .cacheControl(CacheControl.noStore())
                .eTag("\"" + issued.link().version() + "\"")
                .body(LinkResponse.of(managing.view(issued.link(), true), issued.token()));
    }

    /** Those of an Xchange, or those for the commitment of a host. */
    @GetMapping
    Page<LinkResponse> list(Actor actor, @RequestParam(required = false) @Nullable XchangeId xchangeId,
            @RequestParam(required = false) @Nullable OrganisationId hostOrganisationId,
            @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
        var page = list(actor, xchangeId, hostOrganisationId, after, Page.limit(limit));
        return new Page<>(page.items().stream().map(view -> LinkResponse.of(view, null)).toList(), page.next());
    }

    private Page<ManagingLinks.View> list(Actor actor, @Nullable XchangeId xchangeId, @Nullable OrganisationId host,
            @Nullable String after, int limit) {
        if (xchangeId != null && host == null) {
            return managing.list(actor, xchangeId, after, limit);
        }
        if (xchangeId == null && host != null) {
            return managing.list(actor, host, after, limit);
        }
        throw new InvalidValue("xchangeId", "must be given, or else hostOrganisationId");
    }

    @PostMapping("/{linkId}/revocation")
    ResponseEntity<LinkResponse> revoke(Actor actor, @PathVariable LinkId linkId, ExpectedVersion expected) {
        var view = managing.revoke(actor, linkId, expected.value());
        return ETags.ok(view.link().version(), LinkResponse.of(view, null));
    }
}
