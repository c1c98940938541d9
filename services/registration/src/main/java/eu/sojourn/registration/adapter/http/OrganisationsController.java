package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.FindingOrganisations;
import eu.sojourn.registration.application.MergingOrganisations;
import eu.sojourn.registration.application.Organisations;
import eu.sojourn.registration.application.RegisteringOrganisations;
import eu.sojourn.registration.application.Survivors;
import eu.sojourn.registration.domain.organisation.NameMatch;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Size;
import eu.sojourn.registration.domain.organisation.SmeClass;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
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

/** Organisations; every signed-in person may see who takes part, why one was returned is told to its members and to its partnership's coordinators. */
@RestController
@RequestMapping("/api/registration/organisations")
class OrganisationsController {

    private static final int LONGEST_NAME = 300;
    private static final int USUAL_SUGGESTIONS = 8;

    private final RegisteringOrganisations registering;
    private final FindingOrganisations finding;
    private final Organisations lists;
    private final MergingOrganisations merging;
    private final Survivors survivors;

    OrganisationsController(RegisteringOrganisations registering, FindingOrganisations finding, Organisations lists,
            MergingOrganisations merging, Survivors survivors) {
        this.registering = registering;
        this.merging = merging;
        this.survivors = survivors;
        this.finding = finding;
        this.lists = lists;
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

    /** @param matchedName the name of the organisation that is like the typed one */
    record SuggestionResponse(String organisationId, String name, @Nullable String city, String country, OrganisationType type,
            Organisation.State state, NameMatch.Kind match, NameMatch.Of matchOf, String matchedName, int percent) {
        static SuggestionResponse of(FindingOrganisations.Suggestion suggestion) {
            var organisation = suggestion.organisation();
            var profile = organisation.profile();
            var match = suggestion.match();
            return new SuggestionResponse(organisation.organisationId().value(), profile.name(), profile.city(), profile.country().value(),
                    profile.type(), organisation.state(), match.kind(), match.of(), match.name(), match.percent());
        }
    }

    @GetMapping
    Page<OrganisationResponse> list(Actor actor, @RequestParam(required = false) Organisation.@Nullable State state,
            @RequestParam(required = false) @Nullable String partnershipId, @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String name, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        if (name != null && name.length() > LONGEST_NAME) {
            throw new InvalidValue("name", "must have at most %d characters".formatted(LONGEST_NAME));
        }
        return Page.of(lists.list(new Organisations.Filter(state, partnershipId, country, name), after, most)
                .stream()
                .map(stored -> OrganisationResponse.of(stored.state(), actor))
                .toList(), most, OrganisationResponse::organisationId);
    }

    /** Organisations that are registered already under a name like the given one, best first. */
    @GetMapping("/suggestions")
    Page<SuggestionResponse> suggestions(@RequestParam String name, @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable Integer limit) {
        var found = finding.suggestions(name, country == null || country.isEmpty() ? null : new Country(country),
                limit == null ? USUAL_SUGGESTIONS : Page.limit(limit));
        return new Page<>(found.stream().map(SuggestionResponse::of).toList(), null);
    }

    /** What class figures make, without storing them. */
    @GetMapping("/sme-class")
    SmeClass.Judgement smeClass(@RequestParam int staff, @RequestParam BigDecimal turnoverEur, @RequestParam BigDecimal balanceSheetEur,
            @RequestParam int year) {
        return SmeClass.of(new Size(staff, turnoverEur, balanceSheetEur, year));
    }

    /** Under the id of a merged organisation, the one that goes on in its place. */
    @GetMapping("/{organisationId}")
    ResponseEntity<OrganisationResponse> get(Actor actor, @PathVariable String organisationId) {
        return answer(survivors.get(new OrganisationId(organisationId)), actor);
    }

    record MergingRequest(@NotNull String intoOrganisationId) {}

    record MergingResponse(boolean possible, List<Reason> reasons) {}

    /** Whether an organisation could be merged into another now, and why not. */
    @GetMapping("/{organisationId}/merging")
    MergingResponse mayMerge(Actor actor, @PathVariable String organisationId, @RequestParam String intoOrganisationId) {
        var reasons = merging.objections(actor, new OrganisationId(organisationId), into(intoOrganisationId));
        return new MergingResponse(reasons.isEmpty(), reasons);
    }

    /** Merges an organisation into another for good; answers with the one that goes on. */
    @PostMapping("/{organisationId}/merging")
    ResponseEntity<OrganisationResponse> merge(Actor actor, @PathVariable String organisationId, ExpectedVersion expected,
            @Valid @RequestBody MergingRequest request) {
        return answer(merging.merge(actor, new OrganisationId(organisationId), expected.value(), into(request.intoOrganisationId())),
                actor);
    }

    private static OrganisationId into(String id) {
        if (!Id.FORM.matcher(id).matches()) {
            throw new InvalidValue("intoOrganisationId", "names no registered organisation");
        }
        return new OrganisationId(id);
    }

    private static ResponseEntity<OrganisationResponse> answer(Stored<Organisation> stored, Actor actor) {
        return ETags.ok(stored.version(), OrganisationResponse.of(stored.state(), actor));
    }
}
