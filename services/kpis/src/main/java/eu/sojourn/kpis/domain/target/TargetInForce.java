package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

/**
 * A target of a programme, wherever it comes from.
 *
 * @param overriddenBy the own target that takes the place of one that came with the rules; null otherwise
 * @param version of an own target; 0 of one that came with the rules
 */
public record TargetInForce(TargetId targetId, ProgrammeId programmeId, Goal goal, @Nullable TargetId overriddenBy, long version) {

    /**
     * All targets of a programme: those of its rules, by indicator, and its own. Its own target of an indicator for the whole programme takes
     * the place of that of the rules.
     *
     * @param own with their versions, in the order in which they are to be shown
     */
    public static List<TargetInForce> of(KnownProgramme programme, Map<Target, Long> own) {
        var targets = new ArrayList<TargetInForce>();
        programme.kpiTargets()
                .forEach((kpi, value) -> targets.add(new TargetInForce(TargetId.ofRules(kpi), programme.programmeId(),
                        new Goal(kpi, Scope.WHOLE, BigDecimal.valueOf(value), programme.startsOn(), programme.endsOn(), Thresholds.USUAL),
                        overriding(kpi, own), 0)));
        own.forEach((target, version) -> targets
                .add(new TargetInForce(target.targetId(), programme.programmeId(), target.goal(programme), null, version)));
        return targets;
    }

    private static @Nullable TargetId overriding(String kpi, Map<Target, Long> own) {
        return own.keySet()
                .stream()
                .filter(target -> target.wanted().kpi().equals(kpi) && target.wanted().scope().isWhole())
                .map(Target::targetId)
                .findFirst()
                .orElse(null);
    }
}
