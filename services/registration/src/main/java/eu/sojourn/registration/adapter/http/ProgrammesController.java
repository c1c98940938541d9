package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.PublishingProgrammes;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Programmes and their rule sets; every signed-in person may read them. */
@RestController
@RequestMapping("/api/registration/programmes")
class ProgrammesController {

    private final PublishingProgrammes publishing;
    private final AggregateStore<Programme> programmes;

    ProgrammesController(PublishingProgrammes publishing, AggregateStore<Programme> programmes) {
        this.publishing = publishing;
        this.programmes = programmes;
    }

    record ProgrammeRequest(@NotNull String name, @NotNull String partnershipId, @NotNull LocalDate startsOn, @NotNull LocalDate endsOn) {}

    /** A rule set as it is sent: all of its fields, or none for the shipped default. */
    record RuleSetRequest(@Nullable Integer minimumWorkingDays, @Nullable Integer maximumMonths, @Nullable Boolean transnational,
            @Nullable Boolean samePartnershipAllowed, @Nullable Integer countedVisitsPerOrganisation,
            @Nullable Integer supportedVisitsPerOrganisation, @Nullable Map<String, @NotNull BigDecimal> lumpSumsByHostCountry,
            @Nullable Integer workingDaysForFullLumpSum, @Nullable Integer kilometresForFullLumpSum, @Nullable BigDecimal lumpSumCeiling,
            @Nullable Set<@NotNull OrganisationType> visitorTypes, @Nullable Set<@NotNull OrganisationType> hostTypes,
            @Nullable Integer paymentWithinDays) {

        private static final RuleSetRequest EMPTY = new RuleSetRequest(null, null, null, null, null, null, null, null, null, null, null,
                null, null);

        RuleSet rules() {
            return new RuleSet(needed("minimumWorkingDays", minimumWorkingDays), needed("maximumMonths", maximumMonths),
                    needed("transnational", transnational), needed("samePartnershipAllowed", samePartnershipAllowed),
                    needed("countedVisitsPerOrganisation", countedVisitsPerOrganisation), supportedVisitsPerOrganisation,
                    needed("lumpSumsByHostCountry", lumpSumsByHostCountry), needed("workingDaysForFullLumpSum", workingDaysForFullLumpSum),
                    needed("kilometresForFullLumpSum", kilometresForFullLumpSum), needed("lumpSumCeiling", lumpSumCeiling),
                    needed("visitorTypes", visitorTypes), needed("hostTypes", hostTypes), needed("paymentWithinDays", paymentWithinDays));
        }

        private static <T> T needed(String field, @Nullable T value) {
            if (value == null) {
                throw new InvalidValue(field, "is needed");
            }
            return value;
        }
    }

    record ProgrammeResponse(String programmeId, String name, String partnershipId, LocalDate startsOn, LocalDate endsOn,
            int ruleSetVersion,
            @Nullable RuleSet ruleSet) {
        static ProgrammeResponse of(Programme p) {
            return new ProgrammeResponse(p.programmeId().value(), p.name(), p.partnershipId().value(), p.startsOn(), p.endsOn(),
                    p.ruleSetVersion(), p.currentRules().orElse(null));
        }
    }

    @PutMapping("/{programmeId}")
    ResponseEntity<ProgrammeResponse> describe(Actor actor, @PathVariable String programmeId,
            ExpectedVersion expected,
            @Valid @RequestBody ProgrammeRequest request) {
        return answer(publishing.describe(actor, new ProgrammeId(programmeId), expected.value(), request.name(),
                new PartnershipId(request.partnershipId()), request.startsOn(), request.endsOn()));
    }

    /** An empty object publishes the shipped default. */
    @PostMapping("/{programmeId}/rule-sets")
    ResponseEntity<ProgrammeResponse> publish(Actor actor, @PathVariable String programmeId,
            ExpectedVersion expected,
            @Valid @RequestBody RuleSetRequest request) {
        return answer(publishing.publish(actor, new ProgrammeId(programmeId), expected.value(),
                request.equals(RuleSetRequest.EMPTY) ? null : request.rules()));
    }

    @GetMapping
    Page<ProgrammeResponse> list(@RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        return Page.of(programmes.page(new Query(), after, most).stream().map(stored -> ProgrammeResponse.of(stored.state())).toList(),
                most,
                ProgrammeResponse::programmeId);
    }

    @GetMapping("/{programmeId}")
    ResponseEntity<ProgrammeResponse> get(@PathVariable String programmeId) {
        return answer(programmes.get(programmeId));
    }

    private static ResponseEntity<ProgrammeResponse> answer(Stored<Programme> stored) {
        return ETags.ok(stored.version(), ProgrammeResponse.of(stored.state()));
    }
}
