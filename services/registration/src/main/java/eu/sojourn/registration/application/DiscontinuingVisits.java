package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Discontinuation;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Ending visits early, after they began. */
@Service
public class DiscontinuingVisits {

    private final AggregateStore<Visit> visits;
    private final Survivors survivors;
    private final AggregateStore<Programme> programmes;
    private final Today today;

    DiscontinuingVisits(AggregateStore<Visit> visits, Survivors survivors, AggregateStore<Programme> programmes,
            Today today) {
        this.visits = visits;
        this.survivors = survivors;
        this.programmes = programmes;
        this.today = today;
    }

    /**
     * What becomes of a visit that ends early.
     *
     * @param lumpSum  what is paid then
     * @param counting whether it may still count for the KPIs
     */
    public record Outcome(Money lumpSum, boolean counting) {}

    /** Says what would become of the visit, and stores nothing. */
    public Outcome preview(Actor actor, VisitId id, Discontinuation early) {
        var visit = visits.get(id.value()).state();
        VisitRights.require(actor, visit, VisitCommand.DISCONTINUE);
        return switch (decide(visit, early)) {
            case Decision.Accepted<Visit> accepted -> new Outcome(requireNonNull(accepted.state().lumpSum()), accepted.state().counting());
            case Decision.Refused<Visit> refused -> throw Refusal.of(refused);
        };
    }

    public Stored<Visit> discontinue(Actor actor, VisitId id, @Nullable Long expectedVersion, Discontinuation early) {
        VisitRights.require(actor, visits.get(id.value()).state(), VisitCommand.DISCONTINUE);
        return visits.update(id.value(), expectedVersion, visit -> decide(visit, early));
    }

    private Decision<Visit> decide(Visit visit, Discontinuation early) {
        return visit.allows(VisitCommand.DISCONTINUE)
                ? visit.discontinue(early, forDaysStayed(visit, early), today.date())
                : visit.wrongState(VisitCommand.DISCONTINUE);
    }

    /** By the pinned rules, as for a visit of these days; rule 1's minimum does not apply, and no working day pays nothing. */
    private Money forDaysStayed(Visit visit, Discontinuation early) {
        var rules = programmes.get(visit.parties().programmeId().value()).state().rules(requireNonNull(visit.ruleSetVersion()));
        var host = survivors.get(visit.parties().hostOrganisationId()).state().profile().location();
        return early.stayed(visit.period())
                .filter(period -> period.workingDays() > 0)
                .flatMap(period -> LumpSums.of(rules, visit.hostCountry(), visit.mode(), period, visit.from().location(), host,
                        visit.withDisability()))
                .orElse(Money.eur(0));
    }
}
