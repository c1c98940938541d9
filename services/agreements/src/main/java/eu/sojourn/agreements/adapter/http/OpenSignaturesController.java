package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAsks;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is waited for. */
@RestController
@RequestMapping("/api/agreements/open-signatures")
final class OpenSignaturesController {
    private final ReadingAsks reading;

    OpenSignaturesController(ReadingAsks reading) {
        this.reading = reading;
    }

    /**
     * @param askedFor      only those who were asked for that
     * @param olderThanDays only those who were asked so many days ago, or earlier
     */
    @GetMapping
    Page<OpenSignatureResponse> list(Actor actor, @RequestParam(required = false) @Nullable ProgrammeId programmeId,
            @RequestParam(required = false) @Nullable OrganisationId hostOrganisationId,
            @RequestParam(required = false) @Nullable AskedFor askedFor, @RequestParam(required = false) @Nullable Integer olderThanDays,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = reading.list(actor, new ReadingAsks.Wanted(programmeId, hostOrganisationId, askedFor, olderThanDays), after,
                Page.limit(limit));
        return new Page<>(page.items().stream().map(OpenSignatureResponse::of).toList(), page.next());
    }
}
