package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.adapter.http.XchangeResponses.ChangedResponse;
import eu.sojourn.registration.adapter.http.XchangeResponses.LinkedEventBody;
import eu.sojourn.registration.adapter.http.XchangeResponses.XchangeResponse;
import eu.sojourn.registration.application.ChangingXchanges;
import eu.sojourn.registration.application.OpeningXchanges;
import eu.sojourn.registration.application.SubmittingVisits;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.ActivityType;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Xchanges; drafts are for coordinators, open ones for everybody who is signed in. */
@RestController
@RequestMapping("/api/registration/xchanges")
class XchangesController {

    private final OpeningXchanges opening;
    private final ChangingXchanges changing;
    private final SubmittingVisits submitting;
    private final AggregateStore<Xchange> xchanges;
    private final VisitResponses responses;
    private final XchangeResponses shown;

    XchangesController(OpeningXchanges opening, ChangingXchanges changing, SubmittingVisits submitting, AggregateStore<Xchange> xchanges,
            VisitResponses responses, XchangeResponses shown) {
        this.opening = opening;
        this.changing = changing;
        this.shown = shown;
        this.submitting = submitting;
        this.xchanges = xchanges;
        this.responses = responses;
    }

    record XchangeRequest(@NotNull String programmeId, @NotNull String title, @NotNull String hostOrganisationId,
            @Nullable String hostPartnershipId, Xchange.@NotNull Format format, Xchange.@NotNull Mode mode, @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay, @NotNull Integer capacity, @Nullable LocalDate deadline, @Nullable String description,
            @Nullable Integer travelDays, @Nullable Set<@NotNull Purpose> purposes, @Nullable Set<@NotNull ActivityType> activityTypes,
            @Nullable Set<@NotNull String> sectors, @Nullable @Valid LinkedEventBody linkedEvent, @Nullable String place) {

        OpeningXchanges.Hosting hosting() {
            return new OpeningXchanges.Hosting(new ProgrammeId(programmeId), new OrganisationId(hostOrganisationId),
                    hostPartnershipId == null ? null : new PartnershipId(hostPartnershipId));
        }

        Plan plan() {
            return new Plan(title, description, format, mode, new Period(firstDay, lastDay), travelDays == null ? 0 : travelDays, capacity,
                    deadline, orNone(purposes), orNone(activityTypes), orNone(sectors), linkedEvent == null ? null : linkedEvent.event(),
                    place);
        }

        private static <T> Set<T> orNone(@Nullable Set<T> values) {
            return values == null ? Set.of() : values;
        }
    }

    /**
     * @param establishment where the person is based; left out for the organisation's seat
     * @param waitlist      whether to wait for a place where all are taken
     * @param draft         whether only to write it down, and tell nobody
     */
    record ApplicationRequest(@NotNull String organisationId, @Nullable String purpose, @Nullable String establishment,
            @Nullable Boolean withDisability, @Nullable Boolean waitlist, @Nullable Boolean draft) {

        SubmittingVisits.Wanted wanted() {
            return new SubmittingVisits.Wanted(establishment, purpose, Boolean.TRUE.equals(withDisability), Boolean.TRUE.equals(waitlist));
        }
    }

    record EligibilityResponse(boolean eligible, List<Reason> reasons, @Nullable Money lumpSum) {}

    record ReasonsRequest(@NotNull List<@NotNull String> reasons) {}

    /** @param warnings what should be thought over before saving; none of them blocks */
    record PlanPreviewResponse(List<Reason> warnings) {}

    @PostMapping
    ResponseEntity<XchangeResponse> draft(Actor actor, @Valid @RequestBody XchangeRequest request) {
        var drafted = opening.draft(actor, new XchangeId(Ids.fresh()), request.hosting(), request.plan());
        return ETags.created("/api/registration/xchanges/" + drafted.id(), drafted.version(), shown.of(drafted.state()));
    }

    /** Checks a new Xchange and says what should be thought over; nothing is stored. */
    @PostMapping("/preview")
    PlanPreviewResponse previewDraft(Actor actor, @Valid @RequestBody XchangeRequest request) {
        return new PlanPreviewResponse(
                shown.of(opening.preview(actor, new XchangeId("new"), request.hosting(), request.plan())).warnings());
    }

    /** Changes what is planned; the answer says what becomes of the visits, which follow soon after. */
    @PutMapping("/{xchangeId}")
    ResponseEntity<ChangedResponse> change(Actor actor, @PathVariable String xchangeId, ExpectedVersion expected,
            @Valid @RequestBody XchangeRequest request) {
        var changed = changing.change(actor, new XchangeId(xchangeId), expected.value(), request.hosting(), request.plan());
        return ETags.ok(changed.xchange().version(), shown.of(changed));
    }

    /** What a change would do; nothing is stored. */
    @PostMapping("/{xchangeId}/changes/preview")
    ChangedResponse previewChange(Actor actor, @PathVariable String xchangeId, @Valid @RequestBody XchangeRequest request) {
        return shown.of(changing.preview(actor, new XchangeId(xchangeId), request.hosting(), request.plan()));
    }

    @PostMapping("/{xchangeId}/opening")
    ResponseEntity<XchangeResponse> open(Actor actor, @PathVariable String xchangeId, ExpectedVersion expected) {
        return answer(opening.open(actor, new XchangeId(xchangeId), expected.value()));
    }

    @PostMapping("/{xchangeId}/cancellation")
    ResponseEntity<XchangeResponse> cancel(Actor actor, @PathVariable String xchangeId, ExpectedVersion expected,
            @Valid @RequestBody ReasonsRequest request) {
        return answer(opening.cancel(actor, new XchangeId(xchangeId), expected.value(), request.reasons()));
    }

    private ResponseEntity<XchangeResponse> answer(Stored<Xchange> stored) {
        return ETags.ok(stored.version(), shown.of(stored.state()));
    }

    @GetMapping("/{xchangeId}")
    ResponseEntity<XchangeResponse> get(Actor actor, @PathVariable String xchangeId) {
        var found = xchanges.get(xchangeId);
        var xchange = found.state();
        if (xchange.state() == XchangeState.DRAFT && !actor.coordinates(xchange.programmeId().value()) && !actor.is(Actor.OPERATOR)
                && !actor.is(Actor.AUDITOR)) {
            throw new NotFound("Xchange", xchangeId);
        }
        return answer(found);
    }

    /** What an application would meet; nothing is stored. It is no GET, since what it says of a person must stand in no address. */
    @PostMapping("/{xchangeId}/eligibility")
    EligibilityResponse eligibility(Actor actor, @PathVariable String xchangeId, @Valid @RequestBody ApplicationRequest request) {
        var preview = submitting.preview(actor, new XchangeId(xchangeId), new OrganisationId(request.organisationId()), request.wanted());
        return new EligibilityResponse(preview.reasons().isEmpty(), preview.reasons(), preview.lumpSum());
    }

    @PostMapping("/{xchangeId}/visits")
    ResponseEntity<VisitResponses.VisitResponse> submit(Actor actor, @PathVariable String xchangeId,
            @Valid @RequestBody ApplicationRequest request) {
        var id = new XchangeId(xchangeId);
        var organisation = new OrganisationId(request.organisationId());
        var submitted = Boolean.TRUE.equals(request.draft())
                ? submitting.draft(actor, id, organisation, request.wanted())
                : submitting.submit(actor, id, organisation, request.wanted());
        return ETags.created("/api/registration/visits/" + submitted.id(), submitted.version(), responses.of(submitted.state(), actor));
    }
}
