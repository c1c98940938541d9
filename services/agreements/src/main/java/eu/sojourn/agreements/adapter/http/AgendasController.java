package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ConfirmingAgendas;
import eu.sojourn.agreements.application.PrintingAgendas;
import eu.sojourn.agreements.application.ProposingAgendas;
import eu.sojourn.agreements.application.ReadingAgendas;
import eu.sojourn.agreements.application.RequestingAgendaChanges;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agendas: proposal, wishes of the host, confirmation. */
@RestController
@RequestMapping("/api/agreements")
final class AgendasController {
    private final ProposingAgendas proposing;
    private final ConfirmingAgendas confirming;
    private final RequestingAgendaChanges requesting;
    private final ReadingAgendas reading;
    private final PrintingAgendas printing;

    AgendasController(ProposingAgendas proposing, ConfirmingAgendas confirming,
            RequestingAgendaChanges requesting, ReadingAgendas reading, PrintingAgendas printing) {
        this.proposing = proposing;
        this.confirming = confirming;
        this.requesting = requesting;
        this.reading = reading;
        this.printing = printing;
    }

    @GetMapping("/agendas")
    Page<AgendaResponse> list(Actor actor, @RequestParam(required = false) @Nullable OrganisationId organisationId,
            @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
        var page = reading.list(actor, organisationId, after, Page.limit(limit));
        return new Page<>(page.items().stream().map(AgendaResponse::of).toList(), page.next());
    }

    @GetMapping("/xchanges/{xchangeId}/agenda")
    ResponseEntity<AgendaResponse> get(Actor actor, @PathVariable XchangeId xchangeId) {
        var view = reading.get(actor, xchangeId);
        return ETags.ok(view.agenda().version(), AgendaResponse.of(view));
    }

    @GetMapping("/xchanges/{xchangeId}/agenda.pdf")
    ResponseEntity<byte[]> print(Actor actor, @PathVariable XchangeId xchangeId) {
        var file = ContentDisposition.attachment().filename("agenda-" + xchangeId.value() + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(printing.print(actor, xchangeId));
    }

    @PutMapping("/xchanges/{xchangeId}/agenda")
    ResponseEntity<AgendaResponse> propose(Actor actor, @PathVariable XchangeId xchangeId,
            ExpectedVersion expected,
            @Valid @RequestBody ProposalRequest request) {
        return answer(actor, proposing.propose(actor, xchangeId, request.proposed(), request.zone(), expected.value()));
    }

    @PostMapping("/xchanges/{xchangeId}/agenda/confirmation")
    ResponseEntity<AgendaResponse> confirm(Actor actor, @PathVariable XchangeId xchangeId,
            ExpectedVersion expected,
            @Valid @RequestBody ConfirmationRequest request) {
        return answer(actor, confirming.confirm(actor, xchangeId, request.version(), expected.value()));
    }

    @PostMapping("/xchanges/{xchangeId}/agenda/change-requests")
    ResponseEntity<AgendaResponse> requestChanges(Actor actor, @PathVariable XchangeId xchangeId,
            ExpectedVersion expected,
            @Valid @RequestBody ChangesRequest request) {
        return answer(actor, requesting.request(actor, xchangeId, request.version(), request.wishes(), expected.value()));
    }

    private ResponseEntity<AgendaResponse> answer(Actor actor, Stored<Agenda> stored) {
        return ETags.ok(stored.version(), AgendaResponse.of(reading.whole(actor, stored)));
    }
}
