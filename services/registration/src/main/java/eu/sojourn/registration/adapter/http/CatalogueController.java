package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.adapter.http.XchangeResponses.XchangeResponse;
import eu.sojourn.registration.application.Matching;
import eu.sojourn.registration.domain.catalogue.Criterion;
import eu.sojourn.registration.domain.catalogue.Score;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an organisation could go: open Xchanges and willing hosts, what suits it best first, with the reasons. */
@RestController
@RequestMapping("/api/registration/catalogue")
class CatalogueController {

    private final Matching matching;
    private final XchangeResponses shown;

    CatalogueController(Matching matching, XchangeResponses shown) {
        this.matching = matching;
        this.shown = shown;
    }

    /** @param most that the criterion can give */
    record PointsResponse(Criterion criterion, int points, int most, String because) {
        static List<PointsResponse> of(Score score) {
            return score.because()
                    .stream()
                    .map(one -> new PointsResponse(one.criterion(), one.points(), one.criterion().most(), one.because()))
                    .toList();
        }
    }

    record MatchedXchangeResponse(XchangeResponse xchange, int placesLeft, LocalDate lastDayToApply, int points,
            List<PointsResponse> because, boolean eligible, List<Reason> objections, @Nullable Money lumpSum) {}

    record MatchedHostResponse(String organisationId, String name, OrganisationType type, String country, @Nullable String city,
            List<String> sectors, List<Purpose> purposes, @Nullable String website, @Nullable String description, int points,
            List<PointsResponse> because) {}

    /** @param complete false if there are more than were looked at: the soonest hundred Xchanges, and a hundred hosts */
    record CatalogueResponse(String organisationId, List<MatchedXchangeResponse> xchanges, List<MatchedHostResponse> hosts,
            boolean complete) {}

    /**
     * @param countries where the visitor would like to go
     * @param from      first day on which it could go
     * @param to        last day
     * @param limit     most Xchanges, and most hosts, to show
     */
    @GetMapping
    CatalogueResponse catalogue(Actor actor, @RequestParam String organisationId,
            @RequestParam(required = false) @Nullable Set<String> countries,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        var wished = countries == null
                ? Set.<Country>of()
                : countries.stream()
                        .map(code -> VisitQuery.country("countries", code))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var found = matching.of(actor, new OrganisationId(organisationId), new Matching.Where(wished, from, to));
        return new CatalogueResponse(organisationId, found.xchanges().stream().limit(most).map(this::xchange).toList(),
                found.hosts().stream().limit(most).map(CatalogueController::host).toList(), found.complete());
    }

    private MatchedXchangeResponse xchange(Matching.MatchedXchange matched) {
        var xchange = matched.xchange();
        return new MatchedXchangeResponse(shown.of(xchange), Math.max(0, xchange.capacity() - xchange.places().size()),
                xchange.lastDayToApply(), matched.score().points(), PointsResponse.of(matched.score()), matched.objections().isEmpty(),
                matched.objections(), matched.lumpSum());
    }

    private static MatchedHostResponse host(Matching.MatchedHost matched) {
        var profile = matched.host().profile();
        return new MatchedHostResponse(matched.host().organisationId().value(), profile.name(), profile.type(), profile.country().value(),
                profile.city(), profile.sectors().stream().sorted().toList(), profile.purposes().stream().sorted().toList(),
                profile.website(), profile.description(), matched.score().points(), PointsResponse.of(matched.score()));
    }
}
