package eu.sojourn.kpis.domain.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import eu.sojourn.kpis.domain.target.Goal;

/** Against which target a report sets an indicator, of all that are for exactly what it is filtered by. */
public final class TargetChoice {

    private TargetChoice() {}

    /**
     * For each indicator the target for the period of the report, or else the one for all of the programme's. Where two for one period want
     * different values there is none: nobody can say which is meant.
     *
     * @param startsOn the first day of the programme, from where on a report without a first day tells
     * @param endsOn its last
     */
    public static Map<String, Goal> of(Scope scope, LocalDate startsOn, LocalDate endsOn, Collection<Goal> goals) {
        var from = scope.from() == null ? startsOn : scope.from();
        var to = scope.to() == null ? endsOn : scope.to();
        var chosen = new HashMap<String, Goal>();
        for (var kpi : goals.stream().map(Goal::kpi).distinct().toList()) {
            var ofReport = of(kpi, goals, goal -> goal.from().equals(from) && goal.to().equals(to));
            var candidates = ofReport.isEmpty()
                    ? of(kpi, goals, goal -> goal.from().equals(startsOn) && goal.to().equals(endsOn))
                    : ofReport;
            if (candidates.stream().allMatch(goal -> goal.value().compareTo(candidates.getFirst().value()) == 0) && !candidates.isEmpty()) {
                chosen.put(kpi, candidates.getFirst());
            }
        }
        return chosen;
    }

    private static List<Goal> of(String kpi, Collection<Goal> goals, Predicate<Goal> period) {
        return goals.stream().filter(goal -> goal.kpi().equals(kpi)).filter(period).toList();
    }
}
