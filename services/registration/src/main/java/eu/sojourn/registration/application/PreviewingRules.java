package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.registration.domain.visit.Application;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Saying what a version of the rules would change before it is published. Publishing itself changes no visit. */
@Service
public class PreviewingRules {

    private static final int MOST_JUDGED = 500;
    private static final int MOST_SHOWN = 200;

    private final AggregateStore<Programme> programmes;
    private final VisitsUnderRules visits;
    private final Applications applications;
    private final Today today;

    PreviewingRules(AggregateStore<Programme> programmes, VisitsUnderRules visits, Applications applications, Today today) {
        this.programmes = programmes;
        this.visits = visits;
        this.applications = applications;
        this.today = today;
    }

    /**
     * What an approval would answer by the rules that would else be in force, and by the proposed ones.
     *
     * @param lumpSumNow    null if no rate is in force
     * @param newReasons    what would speak against it then and does not now
     * @param reasonsSolved codes of what speaks against it now and would not then
     */
    public record Effect(Visit visit, @Nullable Money lumpSumNow, @Nullable Money lumpSumThen, List<Reason> newReasons,
            List<String> reasonsSolved, boolean countsNow, boolean countsThen) {

        boolean isNone() {
            return Objects.equals(lumpSumNow, lumpSumThen) && newReasons.isEmpty() && reasonsSolved.isEmpty() && countsNow == countsThen;
        }
    }

    /**
     * @param version      the number and the day that the proposed rules would get
     * @param pinned       open visits that keep the version of their approval; counted up to 10,000
     * @param notYetApproved open visits that are judged when they are approved; counted up to 10,000
     * @param judged       how many of those were looked at, at most 500
     * @param affected     how many of those would be judged differently
     * @param effects      on the first of them, at most 200
     */
    public record Preview(RuleSetVersion version, int pinned, int notYetApproved, int judged, int affected, List<Effect> effects) {}

    /**
     * Judges open visits by proposed rules; stores nothing.
     *
     * @throws Refusal if these rules could not be published
     */
    public Preview preview(Actor actor, ProgrammeId id, RuleSet proposed, @Nullable LocalDate effectiveFrom, @Nullable String note) {
        PublishingProgrammes.mayRun(actor, id);
        var programme = programmes.get(id.value()).state();
        var after = switch (programme.publish(proposed, effectiveFrom, note, today.date())) {
            case Decision.Accepted<Programme> accepted -> accepted.state();
            case Decision.Refused<Programme> refused -> throw Refusal.of(refused);
        };
        var version = after.ruleSets().getLast();
        var replaced = programme.rulesOn(version.effectiveFrom()).map(RuleSetVersion::rules);
        var judged = visits.notYetApproved(id, MOST_JUDGED);
        var effects = judged.stream()
                .map(Stored::state)
                .map(visit -> effect(visit, replaced, proposed))
                .filter(effect -> !effect.isNone())
                .toList();
        return new Preview(version, visits.countPinned(id), visits.countNotYetApproved(id), judged.size(), effects.size(),
                effects.stream().limit(MOST_SHOWN).toList());
    }

    private Effect effect(Visit visit, Optional<RuleSet> replaced, RuleSet proposed) {
        var then = applications.of(visit, proposed);
        var now = replaced.map(then::by);
        var reasonsNow = now.map(Eligibility::objections).orElse(List.of(Eligibility.noRules()));
        var reasonsThen = Eligibility.objections(then);
        return new Effect(visit, now.flatMap(LumpSums::of).orElse(null), LumpSums.of(then).orElse(null),
                Eligibility.without(reasonsThen, reasonsNow),
                Eligibility.without(reasonsNow, reasonsThen).stream().map(Reason::code).toList(),
                now.filter(Application::wouldCount).isPresent(),
                then.wouldCount());
    }
}
