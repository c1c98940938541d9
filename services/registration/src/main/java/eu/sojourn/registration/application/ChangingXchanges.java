package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.OpeningXchanges.Hosting;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changing what is planned of Xchanges, and saying beforehand what that does to their visits. */
@Service
public class ChangingXchanges {

    private static final int MOST_EFFECTS = 200;

    private final AggregateStore<Xchange> xchanges;
    private final OpeningXchanges opening;
    private final AggregateStore<Programme> programmes;
    private final Applications applications;
    private final Visits lists;
    private final Today today;

    ChangingXchanges(AggregateStore<Xchange> xchanges, OpeningXchanges opening, AggregateStore<Programme> programmes,
            Applications applications, Visits lists, Today today) {
        this.xchanges = xchanges;
        this.opening = opening;
        this.programmes = programmes;
        this.applications = applications;
        this.lists = lists;
        this.today = today;
    }

    /**
     * What a change does to one visit.
     *
     * @param visit        as it is now
     * @param after        its dates after the change
     * @param lumpSum      what it gets now: the approved amount, or what an approval would give
     * @param lumpSumAfter what it gets after the change
     * @param newReasons   what speaks against it after the change and does not now; people decide what follows
     */
    public record Effect(Visit visit, Period after, @Nullable Money lumpSum, @Nullable Money lumpSumAfter, List<Reason> newReasons) {}

    /**
     * What a change does.
     *
     * @param affected number of visits for which something changes
     * @param effects  for the first of them; at most 200
     */
    public record Changed(Stored<Xchange> xchange, int affected, List<Effect> effects) {}

    /** Says what a change would do, and stores nothing. */
    public Changed preview(Actor actor, XchangeId id, Hosting hosting, Plan plan) {
        var before = mayChange(actor, id, hosting);
        return switch (decide(before.state(), hosting, plan)) {
            case Decision.Refused<Xchange> refused -> throw Refusal.of(refused);
            case Decision.Accepted<Xchange> accepted -> changed(before.state(),
                    new Stored<>(before.id(), before.version(), accepted.state()));
        };
    }

    /**
     * Changes an Xchange. Its visits follow by its event soon after; the answer says what they will be then. A repeated command answers what is
     * left to follow.
     */
    public Changed change(Actor actor, XchangeId id, @Nullable Long expectedVersion, Hosting hosting, Plan plan) {
        var before = mayChange(actor, id, hosting);
        var after = xchanges.update(id.value(), expectedVersion, xchange -> decide(xchange, hosting, plan));
        return changed(before.state(), after);
    }

    private Decision<Xchange> decide(Xchange xchange, Hosting hosting, Plan plan) {
        var sameHost = hosting.programmeId().equals(xchange.programmeId())
                && hosting.hostOrganisationId().equals(xchange.hostOrganisationId())
                && (hosting.hostPartnershipId() == null || hosting.hostPartnershipId().equals(xchange.hostPartnershipId()));
        if (sameHost) {
            return xchange.change(xchange.programmeId(), xchange.hostOrganisationId(), xchange.hostPartnershipId(), xchange.hostCountry(),
                    plan);
        }
        var drafted = opening.planned(xchange.xchangeId(), hosting, plan);
        return xchange.change(drafted.programmeId(), drafted.hostOrganisationId(), drafted.hostPartnershipId(), drafted.hostCountry(),
                plan);
    }

    private Changed changed(Xchange before, Stored<Xchange> after) {
        var programme = programmes.get(before.programmeId().value()).state();
        var effects = lists.openOf(before.xchangeId())
                .stream()
                .map(Stored::state)
                .filter(visit -> !visit.period().equals(after.state().period()))
                .map(visit -> effect(visit, before, after.state(), programme))
                .toList();
        return new Changed(after, effects.size(), effects.stream().limit(MOST_EFFECTS).toList());
    }

    /** By the rules that the visit has pinned, else by those in force today, and by the rate in force on its new first day. */
    private Effect effect(Visit visit, Xchange before, Xchange after, Programme programme) {
        var rules = programme.rulesFor(visit.ruleSetVersion(), today.date());
        if (rules.isEmpty()) {
            return new Effect(visit, after.period(), visit.lumpSum(), visit.lumpSum(), List.of());
        }
        var now = applications.of(visit, before, rules.get());
        var then = applications.of(visit, after, rules.get());
        var more = Eligibility.without(Eligibility.objections(then), Eligibility.objections(now));
        var lumpSum = visit.lumpSum() == null ? LumpSums.of(now).orElse(null) : visit.lumpSum();
        // As it follows: without a rate on the new first day an approved one keeps its amount.
        return new Effect(visit, after.period(), lumpSum, LumpSums.of(then).orElse(visit.lumpSum()), more);
    }

    private Stored<Xchange> mayChange(Actor actor, XchangeId id, Hosting hosting) {
        var before = xchanges.get(id.value());
        OpeningXchanges.mayCoordinate(actor, before.state().programmeId());
        OpeningXchanges.mayCoordinate(actor, hosting.programmeId());
        return before;
    }
}
