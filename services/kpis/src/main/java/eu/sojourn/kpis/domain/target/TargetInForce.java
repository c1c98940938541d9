package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

/**
 * A target of a programme, wherever it comes from.
 *
 * @param overriddenBy the own target that takes the place of one that is given; null otherwise
 * @param version of an own target; 0 of one that is given
 */
public record TargetInForce(TargetId targetId, ProgrammeId programmeId, Goal goal, @Nullable TargetId overriddenBy, long version) {

    /**
     * All targets of a programme: those of its rules, by indicator, those of the dictionary where the rules have none, and its own. Its own
     * target of an indicator takes the place of either if it is for the same: the whole programme, from its first day to its last.
     *
     * @param own with their versions, in the order in which they are to be shown
     */
    public static List<TargetInForce> of(KnownProgramme programme, Dictionary dictionary, Map<Target, Long> own) {
        var targets = new ArrayList<TargetInForce>();
        programme.kpiTargets()
                .forEach((kpi, value) -> targets.add(given(TargetId.ofRules(kpi), kpi, BigDecimal.valueOf(value), programme, own)));
        for (var indicator : dictionary.indicators()) {
            if (indicator.target() != null && !programme.kpiTargets().containsKey(indicator.kpi())) {
                targets.add(given(TargetId.ofDictionary(indicator.kpi()), indicator.kpi(), indicator.target(), programme, own));
            }
        }
        own.forEach((target, version) -> targets
                .add(new TargetInForce(target.targetId(), programme.programmeId(), target.goal(programme), null, version)));
        return targets;
    }

    private static TargetInForce given(TargetId targetId, String kpi, BigDecimal value, KnownProgramme programme, Map<Target, Long> own) {
        var goal = new Goal(kpi, Scope.WHOLE, value, programme.startsOn(), programme.endsOn(), Thresholds.USUAL);
        return new TargetInForce(targetId, programme.programmeId(), goal, overriding(goal, programme, own), 0);
    }

    private static @Nullable TargetId overriding(Goal given, KnownProgramme programme, Map<Target, Long> own) {
        return own.keySet()
                .stream()
                .filter(target -> target.goal(programme).isForTheSameAs(given))
                .map(Target::targetId)
                .findFirst()
                .orElse(null);
    }
}
