package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.PublishingProgrammes;
import eu.sojourn.registration.application.Today;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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
    private final RuleSet shipped;
    private final Today today;

    ProgrammesController(PublishingProgrammes publishing, AggregateStore<Programme> programmes, RuleSet shipped, Today today) {
        this.publishing = publishing;
        this.programmes = programmes;
        this.shipped = shipped;
        this.today = today;
    }

    record ProgrammeRequest(@NotNull String name, @NotNull String partnershipId, @NotNull LocalDate startsOn, @NotNull LocalDate endsOn) {}

    /** A programme with the rules that are in force today. */
    record ProgrammeResponse(String programmeId, String name, String partnershipId, LocalDate startsOn, LocalDate endsOn,
            int ruleSetVersion, int newestRuleSetVersion, @Nullable RuleSet ruleSet) {
        static ProgrammeResponse of(Programme p, LocalDate today) {
            var inForce = p.rulesOn(today);
            return new ProgrammeResponse(p.programmeId().value(), p.name(), p.partnershipId().value(), p.startsOn(), p.endsOn(),
                    inForce.map(RuleSetVersion::version).orElse(0), p.ruleSets().size(),
                    inForce.map(RuleSetVersion::rules).orElse(null));
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
                request.rules(shipped), request.effectiveFrom(), request.note()));
    }

    @GetMapping
    Page<ProgrammeResponse> list(@RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        return Page.of(
                programmes.page(new Query(), after, most)
                        .stream()
                        .map(stored -> ProgrammeResponse.of(stored.state(), today.date()))
                        .toList(),
                most, ProgrammeResponse::programmeId);
    }

    @GetMapping("/{programmeId}")
    ResponseEntity<ProgrammeResponse> get(@PathVariable String programmeId) {
        return answer(programmes.get(programmeId));
    }

    private ResponseEntity<ProgrammeResponse> answer(Stored<Programme> stored) {
        return ETags.ok(stored.version(), ProgrammeResponse.of(stored.state(), today.date()));
    }
}
