package eu.sojourn.registration.adapter.http;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.RegisteringOrganisations;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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

/** Organisations; every signed-in person may see who takes part, why one was returned is told to its members and to its partnership's coordinators. */
@RestController
@RequestMapping("/api/registration/organisations")
class OrganisationsController {

    private final RegisteringOrganisations registering;
    private final AggregateStore<Organisation> organisations;

    OrganisationsController(RegisteringOrganisations registering, AggregateStore<Organisation> organisations) {
        this.registering = registering;
        this.organisations = organisations;
    }

    record JudgementRequest(Organisation.Judgement.@NotNull Outcome outcome, @NotNull String partnershipId,
            @Nullable List<@NotNull String> reasons) {}

    @PutMapping("/{organisationId}")
    ResponseEntity<OrganisationResponse> register(Actor actor, @PathVariable String organisationId,
            ExpectedVersion expected,
            @Valid @RequestBody ProfileBody request) {
        return answer(registering.register(actor, new OrganisationId(organisationId), expected.value(), request.profile()), actor);
    }

    @PostMapping("/{organisationId}/validation")
    ResponseEntity<OrganisationResponse> judge(Actor actor, @PathVariable String organisationId,
            ExpectedVersion expected,
            @Valid @RequestBody JudgementRequest request) {
        return answer(registering.judge(actor, new OrganisationId(organisationId), expected.value(), request.outcome(),
                new PartnershipId(request.partnershipId()), request.reasons() == null ? List.of() : request.reasons()), actor);
    }

    @GetMapping
    Page<OrganisationResponse> list(Actor actor, @RequestParam(required = false) Organisation.@Nullable State state,
            @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        var query = state == null ? new Query() : Query.query(where("state.state").is(state.name()));
        return Page.of(
                organisations.page(query, after, most).stream().map(stored -> OrganisationResponse.of(stored.state(), actor)).toList(),
                most, OrganisationResponse::organisationId);
    }

    @GetMapping("/{organisationId}")
    ResponseEntity<OrganisationResponse> get(Actor actor, @PathVariable String organisationId) {
        return answer(organisations.get(organisationId), actor);
    }

    private static ResponseEntity<OrganisationResponse> answer(Stored<Organisation> stored, Actor actor) {
        return ETags.ok(stored.version(), OrganisationResponse.of(stored.state(), actor));
    }
}
