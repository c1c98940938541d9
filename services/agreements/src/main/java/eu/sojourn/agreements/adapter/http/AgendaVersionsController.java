package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.adapter.http.AgendaVersionResponse.SummaryResponse;
import eu.sojourn.agreements.application.ReadingAgendaVersions;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All versions of an agenda, for those who prepare it. */
@RestController
@RequestMapping("/api/agreements/agendas/{xchangeId}/versions")
final class AgendaVersionsController {
    private final ReadingAgendaVersions reading;

    AgendaVersionsController(ReadingAgendaVersions reading) {
        this.reading = reading;
    }

    /** The newest first. */
    @GetMapping
    Page<SummaryResponse> list(Actor actor, @PathVariable XchangeId xchangeId, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var listed = reading.list(actor, xchangeId, after, Page.limit(limit));
        var page = listed.summaries();
        return new Page<>(page.items().stream().map(summary -> SummaryResponse.of(summary, listed.agenda())).toList(), page.next());
    }

    /** @param since version to compare with */
    @GetMapping("/{version}")
    AgendaVersionResponse get(Actor actor, @PathVariable XchangeId xchangeId, @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer since) {
        return AgendaVersionResponse.of(reading.get(actor, xchangeId, version, since));
    }
}
