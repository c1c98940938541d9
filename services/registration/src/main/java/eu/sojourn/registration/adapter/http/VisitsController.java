package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.adapter.http.VisitResponses.VisitResponse;
import eu.sojourn.registration.application.DecidingVisits;
import eu.sojourn.registration.application.DiscontinuingVisits;
import eu.sojourn.registration.application.ReportingVisits;
import eu.sojourn.registration.application.SubmittingVisits;
import eu.sojourn.registration.application.VisitRights;
import eu.sojourn.registration.domain.visit.Discontinuation;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
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

/** Visits: the visitor's own, the host's, those of a coordinator's programme. */
@RestController
@RequestMapping("/api/registration/visits")
class VisitsController {

    private final SubmittingVisits submitting;
    private final DecidingVisits deciding;
    private final DiscontinuingVisits discontinuing;
    private final ReportingVisits reporting;
    private final AggregateStore<Visit> visits;
    private final VisitResponses responses;

    VisitsController(SubmittingVisits submitting, DecidingVisits deciding, DiscontinuingVisits discontinuing, ReportingVisits reporting,
            AggregateStore<Visit> visits, VisitResponses responses) {
        this.submitting = submitting;
        this.deciding = deciding;
        this.discontinuing = discontinuing;
        this.reporting = reporting;
        this.visits = visits;
        this.responses = responses;
    }

    record ReasonsRequest(@NotNull List<@NotNull String> reasons) {}

    /** A draft is corrected as a whole: what is left out is taken away. */
    record DraftRequest(@Nullable String purpose, @Nullable String establishment, @Nullable Boolean withDisability,
            @Nullable Boolean waitlist) {}

    record DiscontinuationRequest(@NotNull LocalDate lastDayStayed, @NotNull String reason, @NotNull Boolean forceMajeure) {}

    record DiscontinuationResponse(Money lumpSum, boolean counting) {}

    record ClosingReportRequest(@NotNull String summary) {}

    record PaymentRequest(@NotNull LocalDate paidOn) {}

    @GetMapping("/{visitId}")
    ResponseEntity<VisitResponse> get(Actor actor, @PathVariable String visitId) {
        var found = visits.get(visitId);
        Actor.require(VisitRights.maySee(actor, found.state()), "This visit is none of yours.");
        return answer(found, actor);
    }

    @PutMapping("/{visitId}")
    ResponseEntity<VisitResponse> edit(Actor actor, @PathVariable String visitId, ExpectedVersion expected,
            @Valid @RequestBody DraftRequest request) {
        return answer(submitting.edit(actor, new VisitId(visitId), expected.value(), new SubmittingVisits.Wanted(request.establishment(),
                request.purpose(), Boolean.TRUE.equals(request.withDisability()), Boolean.TRUE.equals(request.waitlist()))), actor);
    }

    @PostMapping("/{visitId}/submission")
    ResponseEntity<VisitResponse> submit(Actor actor, @PathVariable String visitId, ExpectedVersion expected) {
        return answer(submitting.submit(actor, new VisitId(visitId), expected.value()), actor);
    }

    @PostMapping("/{visitId}/waitlisting")
    ResponseEntity<VisitResponse> waitlist(Actor actor, @PathVariable String visitId, ExpectedVersion expected) {
        return answer(deciding.waitlist(actor, new VisitId(visitId), expected.value()), actor);
    }

    @PostMapping("/{visitId}/cancellation")
    ResponseEntity<VisitResponse> cancel(Actor actor, @PathVariable String visitId, ExpectedVersion expected,
            @Valid @RequestBody ReasonsRequest request) {
        return answer(deciding.cancel(actor, new VisitId(visitId), expected.value(), request.reasons()), actor);
    }

    /** What would be paid if the visit ended early; nothing is stored. */
    @GetMapping("/{visitId}/discontinuation")
    DiscontinuationResponse previewDiscontinuation(Actor actor, @PathVariable String visitId, @RequestParam LocalDate lastDayStayed,
            @RequestParam boolean forceMajeure) {
        var outcome = discontinuing.preview(actor, new VisitId(visitId), new Discontinuation(lastDayStayed, "A preview.", forceMajeure));
        return new DiscontinuationResponse(outcome.lumpSum(), outcome.counting());
    }

    @PostMapping("/{visitId}/discontinuation")
    ResponseEntity<VisitResponse> discontinue(Actor actor, @PathVariable String visitId, ExpectedVersion expected,
            @Valid @RequestBody DiscontinuationRequest request) {
        return answer(discontinuing.discontinue(actor, new VisitId(visitId), expected.value(),
                new Discontinuation(request.lastDayStayed(), request.reason(), request.forceMajeure())), actor);
    }

    @PostMapping("/{visitId}/closing-report-return")
    ResponseEntity<VisitResponse> returnReport(Actor actor, @PathVariable String visitId, ExpectedVersion expected,
            @Valid @RequestBody ReasonsRequest request) {
        return answer(reporting.returnReport(actor, new VisitId(visitId), expected.value(), request.reasons()), actor);
    }

    /** Closes a visit without paying its lump sum. */
    @PostMapping("/{visitId}/closure")
    ResponseEntity<VisitResponse> closeWithoutPayment(Actor actor, @PathVariable String visitId, ExpectedVersion expected,
            @Valid @RequestBody ReasonsRequest request) {
        return answer(reporting.closeWithoutPayment(actor, new VisitId(visitId), expected.value(), request.reasons()), actor);
    }

    @PostMapping("/{visitId}/approval")
    ResponseEntity<VisitResponse> approve(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected) {
        return answer(deciding.approve(actor, new VisitId(visitId), expected.value()), actor);
    }

    @PostMapping("/{visitId}/decline")
    ResponseEntity<VisitResponse> decline(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected,
            @Valid @RequestBody ReasonsRequest request) {
        return answer(deciding.decline(actor, new VisitId(visitId), expected.value(), request.reasons()), actor);
    }

    @PostMapping("/{visitId}/acceptance")
    ResponseEntity<VisitResponse> accept(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected) {
        return answer(deciding.accept(actor, new VisitId(visitId), expected.value()), actor);
    }

    @PostMapping("/{visitId}/refusal")
    ResponseEntity<VisitResponse> refuse(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected,
            @Valid @RequestBody ReasonsRequest request) {
        return answer(deciding.refuse(actor, new VisitId(visitId), expected.value(), request.reasons()), actor);
    }

    @PostMapping("/{visitId}/withdrawal")
    ResponseEntity<VisitResponse> withdraw(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected) {
        return answer(deciding.withdraw(actor, new VisitId(visitId), expected.value()), actor);
    }

    @PostMapping("/{visitId}/closing-report")
    ResponseEntity<VisitResponse> report(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected,
            @Valid @RequestBody ClosingReportRequest request) {
        return answer(reporting.file(actor, new VisitId(visitId), expected.value(), request.summary()), actor);
    }

    @PostMapping("/{visitId}/closing-report-validation")
    ResponseEntity<VisitResponse> validateReport(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected) {
        return answer(reporting.validate(actor, new VisitId(visitId), expected.value()), actor);
    }

    @PostMapping("/{visitId}/payment")
    ResponseEntity<VisitResponse> recordPayment(Actor actor, @PathVariable String visitId,
            ExpectedVersion expected,
            @Valid @RequestBody PaymentRequest request) {
        return answer(reporting.recordPayment(actor, new VisitId(visitId), expected.value(), request.paidOn()), actor);
    }

    private ResponseEntity<VisitResponse> answer(Stored<Visit> stored, Actor actor) {
        return ETags.ok(stored.version(), responses.of(stored.state(), actor));
    }
}
