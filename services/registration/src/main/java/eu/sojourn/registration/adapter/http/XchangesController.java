package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.application.OpeningXchanges;
import eu.sojourn.registration.application.SubmittingVisits;
import eu.sojourn.registration.application.Visits;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.ActivityType;
import eu.sojourn.registration.domain.xchange.LinkedEvent;
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
import eu.sojourn.service.http.Page;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Xchanges; drafts are for coordinators, open ones for everybody who is signed in. */
@RestController
@RequestMapping("/api/registration/xchanges")
class XchangesController {

    private final OpeningXchanges opening;
    private final SubmittingVisits submitting;
    private final AggregateStore<Xchange> xchanges;
    private final Visits lists;
    private final VisitResponses responses;

    XchangesController(OpeningXchanges opening, SubmittingVisits submitting, AggregateStore<Xchange> xchanges, Visits lists,
            VisitResponses responses) {
        this.opening = opening;
        this.submitting = submitting;
        this.xchanges = xchanges;
        this.lists = lists;
        this.responses = responses;
    }

    record LinkedEventBody(@NotNull String name, LinkedEvent.@NotNull Kind kind, @NotNull LocalDate firstDay, @NotNull LocalDate lastDay,
            @Nullable String url) {
        static @Nullable LinkedEventBody of(@Nullable LinkedEvent event) {
            return event == null ? null : new LinkedEventBody(event.name(), event.kind(), event.firstDay(), event.lastDay(), event.url());
        }

        LinkedEvent event() {
            return new LinkedEvent(name, kind, firstDay, lastDay, url);
        }
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

    record XchangeResponse(String xchangeId, String programmeId, String title, String hostOrganisationId, String hostPartnershipId,
            String hostCountry, Xchange.Format format, Xchange.Mode mode, LocalDate firstDay, LocalDate lastDay, int capacity,
            @Nullable LocalDate deadline, int placesTaken, XchangeState state, @Nullable String description, int travelDays,
            List<Purpose> purposes, List<ActivityType> activityTypes, List<String> sectors, @Nullable LinkedEventBody linkedEvent,
            @Nullable String place, List<String> reasons) {
        static XchangeResponse of(Xchange x) {
            var plan = x.plan();
            return new XchangeResponse(x.xchangeId().value(), x.programmeId().value(), x.title(), x.hostOrganisationId().value(),
                    x.hostPartnershipId().value(), x.hostCountry().value(), x.format(), x.mode(), x.period().firstDay(),
                    x.period().lastDay(), x.capacity(), x.deadline(), x.places().size(), x.state(), plan.description(), plan.travelDays(),
                    plan.purposes().stream().sorted().toList(), plan.activityTypes().stream().sorted().toList(),
                    plan.sectors().stream().sorted().toList(), LinkedEventBody.of(plan.linkedEvent()), plan.place(), x.reasons());
        }
    }

    record ApplicationRequest(@NotNull String organisationId, @Nullable String purpose) {}

    record EligibilityResponse(boolean eligible, List<Reason> reasons, @Nullable Money lumpSum) {}

    @PostMapping
    ResponseEntity<XchangeResponse> draft(Actor actor, @Valid @RequestBody XchangeRequest request) {
        var drafted = opening.draft(actor, new XchangeId(Ids.fresh()),
                request.hosting(), request.plan());
        return ETags.created("/api/registration/xchanges/" + drafted.id(), drafted.version(), XchangeResponse.of(drafted.state()));
    }

    @PostMapping("/{xchangeId}/opening")
    ResponseEntity<XchangeResponse> open(Actor actor, @PathVariable String xchangeId,
            ExpectedVersion expected) {
        var opened = opening.open(actor, new XchangeId(xchangeId), expected.value());
        return ETags.ok(opened.version(), XchangeResponse.of(opened.state()));
    }

    @GetMapping
    Page<XchangeResponse> list(Actor actor, @RequestParam(required = false) @Nullable String programmeId,
            @RequestParam(required = false) @Nullable XchangeState state,
            @RequestParam(required = false) @Nullable String hostOrganisationId, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        var found = lists.xchangesVisibleTo(actor, new Visits.XchangeFilter(programmeId, state, hostOrganisationId), after, most);
        return Page.of(found.stream().map(stored -> XchangeResponse.of(stored.state())).toList(), most, XchangeResponse::xchangeId);
    }

    @GetMapping("/{xchangeId}")
    ResponseEntity<XchangeResponse> get(Actor actor, @PathVariable String xchangeId) {
        var found = xchanges.get(xchangeId);
        var xchange = found.state();
        if (xchange.state() == XchangeState.DRAFT && !actor.coordinates(xchange.programmeId().value()) && !actor.is(Actor.OPERATOR)) {
            throw new NotFound("Xchange", xchangeId);
        }
        return ETags.ok(found.version(), XchangeResponse.of(xchange));
    }

    /** What an application would meet; nothing is stored. */
    @GetMapping("/{xchangeId}/eligibility")
    EligibilityResponse eligibility(Actor actor, @PathVariable String xchangeId, @RequestParam String organisationId) {
        var preview = submitting.preview(actor, new XchangeId(xchangeId), new OrganisationId(organisationId));
        return new EligibilityResponse(preview.reasons().isEmpty(), preview.reasons(), preview.lumpSum());
    }

    @PostMapping("/{xchangeId}/visits")
    ResponseEntity<VisitResponses.VisitResponse> submit(Actor actor, @PathVariable String xchangeId,
            @Valid @RequestBody ApplicationRequest request) {
        var submitted = submitting.submit(actor, new XchangeId(xchangeId), new OrganisationId(request.organisationId()),
                request.purpose());
        return ETags.created("/api/registration/visits/" + submitted.id(), submitted.version(), responses.of(submitted.state(), actor));
    }
}
