package eu.sojourn.kpis.domain.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.MilestoneKey;
import eu.sojourn.kpis.domain.fact.Reached;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;

/**
 * What becomes of a visit if all that is still to come goes well. It knows the way of a visit and no rule of any indicator: what is missing on the
 * way is assumed to have happened, and the indicators judge that as they judge everything.
 */
public final class Outlook {

    /** What is still to come, in its order. */
    public enum Step {
        SUBMISSION(Milestone.VISIT_SUBMITTED, "Somebody applies for the visit."),
        APPROVAL(Milestone.VISIT_APPROVED, "The coordinator approves the visit."),
        ACCEPTANCE(Milestone.VISIT_ACCEPTED, "The host accepts the visit."),
        ANNEX(Milestone.ANNEX_DRAFTED, "The annex is drafted: the host confirms the agenda, and its commitment is signed."),
        SIGNATURES(Milestone.ANNEX_IN_FORCE, "Every party signs the annex."),
        COMMITMENT(Milestone.VISIT_COMMITTED, "The visit is committed."),
        START(Milestone.VISIT_STARTED, "The visit begins."),
        COMPLETION(Milestone.VISIT_COMPLETED, "The visit takes place to its last day."),
        REPORT(Milestone.CLOSING_REPORT_FILED, "The visitor files the closing report."),
        VALIDATION(Milestone.CLOSING_REPORT_VALIDATED, "The coordinator validates the closing report.");

        private final Milestone milestone;
        private final String words;

        Step(Milestone milestone, String words) {
            this.milestone = milestone;
            this.words = words;
        }

        public Milestone milestone() {
            return milestone;
        }

        /** An English sentence. */
        public String words() {
            return words;
        }

        private boolean isOfAgreements() {
            return this == ANNEX || this == SIGNATURES;
        }
    }

    private static final Set<Milestone> ENDS = Collections.unmodifiableSet(EnumSet.of(Milestone.VISIT_WITHDRAWN, Milestone.VISIT_REFUSED,
            Milestone.VISIT_DECLINED, Milestone.VISIT_CANCELLED, Milestone.VISIT_EXPIRED));
    private static final List<Step> AFTER_AN_EARLY_END = List.of(Step.REPORT, Step.VALIDATION);
    private static final Set<Milestone> TELLING = onTheWay();

    private final Fact fact;
    private final boolean counting;

    /**
     * @param fact of a visit
     * @param counting whether a visit that is not approved yet is assumed to be one that counts for its organisation; registration says so with the
     *     approval
     */
    public Outlook(Fact fact, boolean counting) {
        if (fact.id().kind() != FactKind.VISIT) {
            throw new IllegalArgumentException("no visit: " + fact.id());
        }
        this.fact = fact;
        this.counting = counting;
    }

    /**
     * One of a visit that nobody has applied for.
     *
     * @param known what would be known of it
     */
    public static Outlook ofNone(Map<Attribute, String> known, boolean counting) {
        var planned = new TreeMap<MilestoneKey, Reached>();
        planned.put(new MilestoneKey(Milestone.VISIT_SUBMITTED, "", ""),
                new Reached(0, "", Instant.EPOCH, LocalDate.EPOCH, null, null, known));
        return new Outlook(new Fact(FactId.visit("planned"), planned), counting);
    }

    private static Set<Milestone> onTheWay() {
        var telling = EnumSet.copyOf(ENDS);
        telling.addAll(FactKind.VISIT.placedBy());
        telling.addAll(List.of(Milestone.VISIT_WAITLISTED, Milestone.VISIT_RESCHEDULED, Milestone.VISIT_DISCONTINUED,
                Milestone.CLOSING_REPORT_RETURNED));
        Stream.of(Step.values()).map(Step::milestone).forEach(telling::add);
        return Collections.unmodifiableSet(telling);
    }

    /** The milestones on which outlooks depend. */
    public static Set<Milestone> telling() {
        return TELLING;
    }

    /** Whether the fact is that of a visit of which anything is still to come. */
    public static boolean isOpen(Fact fact) {
        return fact.id().kind() == FactKind.VISIT && !missing(fact).isEmpty();
    }

    /** Whether it is known of an indicator what becomes of a visit: all that it asks of one lies on its way. */
    public static boolean foresees(Indicator indicator, Kpi kpi) {
        return indicator.timing() == Timing.FLOW && kpi.measure() != Measure.MEDIAN && kpi.looksAt(FactKind.VISIT)
                && TELLING.containsAll(kpi.reads()) && TELLING.containsAll(kpi.reasonsRead());
    }

    /** What is still to come and assumed to go well; nothing where the visit has ended or its report is validated. */
    public List<Step> missing() {
        return missing(fact);
    }

    private static List<Step> missing(Fact fact) {
        if (!Collections.disjoint(fact.reached(), ENDS) || fact.has(Milestone.CLOSING_REPORT_VALIDATED)) {
            return List.of();
        }
        if (fact.has(Milestone.VISIT_DISCONTINUED)) {
            var forceMajeure = fact.attribute(Attribute.FORCE_MAJEURE).filter("true"::equals).isPresent();
            return forceMajeure ? missing(fact, AFTER_AN_EARLY_END) : List.of();
        }
        return missing(fact, List.of(Step.values()));
    }

    private static List<Step> missing(Fact fact, List<Step> of) {
        return of.stream()
                .filter(step -> !fact.has(step.milestone())
                        || step == Step.REPORT && isReturned(fact))
                .toList();
    }

    private static boolean isReturned(Fact fact) {
        return fact.last(Set.of(Milestone.CLOSING_REPORT_FILED, Milestone.CLOSING_REPORT_RETURNED))
                .filter(last -> last == Milestone.CLOSING_REPORT_RETURNED)
                .isPresent();
    }

    /** Whether registration said that the visit is one that counts for its organisation; as it is assumed, where it has not said it yet. */
    public boolean isCounting() {
        var said = fact.reached(Milestone.VISIT_DISCONTINUED).or(() -> fact.reached(Milestone.VISIT_APPROVED)).map(Reached::counting);
        return said.orElse(counting);
    }

    /** Whether that is settled. */
    public boolean isApproved() {
        return fact.has(Milestone.VISIT_APPROVED);
    }

    /** What these indicators will say. */
    public List<Ruling> rulings(List<Kpi> kpis) {
        var assumed = assumed();
        return kpis.stream().map(kpi -> new Ruling(kpi.id(), kpi.judge(assumed))).toList();
    }

    /** The fact with all that is missing, each told last by the aggregate that tells of such things. */
    private Fact assumed() {
        var milestones = new TreeMap<>(fact.milestones());
        var on = fact.attribute(Attribute.LAST_DAY).map(LocalDate::parse).orElse(LocalDate.EPOCH);
        for (var step : missing()) {
            var aggregate = aggregate(step);
            var sequence = 1 + milestones.entrySet()
                    .stream()
                    .filter(told -> told.getKey().aggregate().equals(aggregate))
                    .mapToLong(told -> told.getValue().sequence())
                    .max()
                    .orElse(0);
            var says = step == Step.APPROVAL || step == Step.VALIDATION ? Boolean.valueOf(isCounting()) : null;
            milestones.put(new MilestoneKey(step.milestone(), aggregate, ""),
                    new Reached(sequence, "", Instant.EPOCH, on, says, null, Map.of()));
        }
        return new Fact(fact.id(), milestones);
    }

    private String aggregate(Step step) {
        var agreements = Stream.of(Milestone.ANNEX_DRAFTED, Milestone.ANNEX_IN_FORCE);
        var registration = TELLING.stream().filter(milestone -> milestone.word().startsWith("visit-"));
        return (step.isOfAgreements() ? agreements : registration).flatMap(milestone -> fact.all(milestone).keySet().stream())
                .map(MilestoneKey::aggregate)
                .findFirst()
                .orElse(step.isOfAgreements() ? "agreements" : "");
    }
}
