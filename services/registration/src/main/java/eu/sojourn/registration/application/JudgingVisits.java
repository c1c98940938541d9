package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.visit.Application;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Judging a visit that exists on other dates of its Xchange; stores nothing. */
@Service
class JudgingVisits {

    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Programme> programmes;
    private final AggregateStore<VisitAllowance> allowances;
    private final Today today;

    JudgingVisits(AggregateStore<Organisation> organisations, AggregateStore<Programme> programmes,
            AggregateStore<VisitAllowance> allowances, Today today) {
        this.organisations = organisations;
        this.programmes = programmes;
        this.allowances = allowances;
        this.today = today;
    }

    /**
     * What speaks against a visit in an Xchange, and what it gets there.
     *
     * @param objections all of them; deadlines do not matter to who has applied
     * @param lumpSum    by the rate in force on the first day; null where there is none
     */
    record Standing(List<Reason> objections, @Nullable Money lumpSum) {}

    /**
     * Judges by the rules that the visit pinned when it was approved, else by those in force today.
     *
     * @param xchange as it is, or as it is planned to be
     */
    Standing judge(Visit visit, Xchange xchange) {
        var programme = programmes.get(visit.parties().programmeId().value()).state();
        var rules = rules(visit, programme);
        if (rules.isEmpty()) {
            return new Standing(List.of(Eligibility.noRules()), null);
        }
        var visitorId = visit.parties().visitingOrganisationId();
        var visitor = organisations.get(visitorId.value()).state();
        var host = organisations.get(visit.parties().hostOrganisationId().value()).state();
        var allowance = allowances.find(VisitAllowance.idOf(programme.programmeId(), visitorId))
                .map(Stored::state)
                .orElse(VisitAllowance.unused(programme.programmeId(), visitorId))
                .without(visit.visitId());
        var objections = Eligibility.objections(
                new Application(programme, rules.get(), xchange, visitor, host, allowance, true, true, today.date()));
        var lumpSum = LumpSums.of(rules.get(), xchange.hostCountry(), xchange.mode(), xchange.period(), visitor.profile().location(),
                host.profile().location(), false);
        return new Standing(objections, lumpSum.orElse(null));
    }

    private Optional<RuleSet> rules(Visit visit, Programme programme) {
        var pinned = visit.ruleSetVersion();
        return pinned != null
                ? Optional.of(programme.rules(pinned))
                : programme.rulesOn(today.date()).map(version -> version.rules());
    }
}
