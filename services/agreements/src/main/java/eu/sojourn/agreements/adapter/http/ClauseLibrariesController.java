package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.PublishingClauseLibraries;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clause libraries of programmes. */
@RestController
@RequestMapping("/api/agreements/programmes/{programmeId}/clause-library")
final class ClauseLibrariesController {
    private final PublishingClauseLibraries publishing;

    ClauseLibrariesController(PublishingClauseLibraries publishing) {
        this.publishing = publishing;
    }

    /** @param version an earlier version; the latest where none is named */
    @GetMapping
    ResponseEntity<ClauseLibraryResponse> get(Actor actor, @PathVariable ProgrammeId programmeId,
            @RequestParam(required = false) @Nullable Integer version) {
        var stored = publishing.get(actor, programmeId);
        var library = stored.state();
        var shown = version == null
                ? library.latest()
                : library.version(version)
                        .orElseThrow(() -> new NotFound("clause library", programmeId.value() + " " + version));
        return ETags.ok(stored.version(), ClauseLibraryResponse.of(library, shown));
    }

    @PutMapping
    ResponseEntity<ClauseLibraryResponse> publish(Actor actor, @PathVariable ProgrammeId programmeId, ExpectedVersion expected,
            @Valid @RequestBody ClauseLibraryRequest request) {
        var stored = publishing.publish(actor, programmeId, request.all(), expected.value());
        return ETags.ok(stored.version(), ClauseLibraryResponse.of(stored.state(), stored.state().latest()));
    }
}
