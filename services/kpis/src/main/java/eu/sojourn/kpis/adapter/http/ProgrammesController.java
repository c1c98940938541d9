package eu.sojourn.kpis.adapter.http;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.application.fact.ListingFacts;
import eu.sojourn.kpis.application.fact.ListingFacts.Counted;
import eu.sojourn.kpis.application.fact.ListingFacts.Wanted;
import eu.sojourn.kpis.domain.figure.Bucket;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.Parameter;

/** The facts behind the figures of a programme. */
@RestController
@RequestMapping("/api/kpis")
class ProgrammesController {

    private static final Set<String> NO_FILTERS = Set.of("kpi", "outcome", "reasonCode", "by", "key", "after", "limit");

    private final ListingFacts listing;

    ProgrammesController(ListingFacts listing) {
        this.listing = listing;
    }

    /**
     * The facts behind a number, each with its reason and with what it gives. Filters are those of the figures; the ones that count give together
     * exactly the number.
     *
     * @param kpi an indicator; of a ratio those are listed that its two indicators look at
     * @param reasonCode only those that say this why, as {@code facts/reasons} names it
     * @param by the axes of the breakdown of which the number is
     * @param key its row: one key for each axis, an empty one for what is not known
     */
    @GetMapping("/programmes/{programmeId}/facts")
    Page<FactView> facts(Actor actor, @PathVariable String programmeId, @RequestParam(required = false) @Nullable String kpi,
            @RequestParam(required = false) @Nullable Outcome outcome, @RequestParam(required = false) @Nullable String reasonCode,
            @RequestParam(required = false, defaultValue = "") List<String> by,
            @RequestParam(required = false, defaultValue = "") List<String> key, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Readers.check(actor, programmeId);
        // A key may have a comma in it, at which a list is split.
        var keys = parameters.getOrDefault("key", List.of());
        var wanted = new Wanted(kpi, outcome, reasonCode, Filter.read(parameters, NO_FILTERS), Bucket.read(by, keys));
        var most = Page.limit(limit);
        var page = Page.of(listing.list(programmeId, wanted, after, most + 1), most, listed -> listed.sheet().fact().toString());
        return new Page<>(page.items().stream().map(FactView::of).toList(), page.next());
    }

    /**
     * How many of the facts behind a number there are for each reason, the most frequent first: exact, however many facts there are.
     *
     * @param kpi an indicator
     */
    @GetMapping("/programmes/{programmeId}/facts/reasons")
    Page<ReasonView> reasons(Actor actor, @PathVariable String programmeId,
            @RequestParam(required = false) @Nullable String kpi,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Readers.check(actor, programmeId);
        var wanted = new Wanted(Given.needed("kpi", kpi), outcome, null, Filter.read(parameters, NO_FILTERS), Bucket.WHOLE);
        return new Page<>(listing.reasons(programmeId, wanted).stream().map(ReasonView::of).toList(), null);
    }

    /** @param facts how many have it */
    record ReasonView(Outcome outcome, String reason, String message, int facts) {
        private static ReasonView of(Counted counted) {
            return new ReasonView(counted.outcome(), counted.reason().code(), counted.reason().message(), counted.facts());
        }
    }

    /** Who may read the figures of a programme. */
    static final class Readers {

        private Readers() {}

        static void check(Actor actor, String programmeId) {
            Id.check("programmeId", programmeId);
            Actor.require(may(actor, programmeId), "Only coordinators of the programme, operators and auditors see its figures.");
        }

        static boolean may(Actor actor, String programmeId) {
            return actor.coordinates(programmeId) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR);
        }
    }
}
