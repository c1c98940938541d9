package eu.sojourn.kpis.application.target;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.target.Actuals.Seen;
import eu.sojourn.kpis.application.target.Commitments.Committed;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Light;
import eu.sojourn.kpis.domain.target.Pace;
import eu.sojourn.kpis.domain.target.TargetInForce;
import eu.sojourn.kpis.domain.target.WatchedTarget;

/** Sets what is reached against targets. */
@Service
public class KeepingPace {

    private final SettingTargets targets;
    private final WatchedTargets watched;
    private final Actuals actuals;
    private final Commitments commitments;
    private final Dictionary dictionary;
    private final Today today;

    KeepingPace(SettingTargets targets, WatchedTargets watched, Actuals actuals, Commitments commitments, Dictionary dictionary,
            Today today) {
        this.targets = targets;
        this.watched = watched;
        this.actuals = actuals;
        this.commitments = commitments;
        this.dictionary = dictionary;
        this.today = today;
    }

    /** A target with its indicator and how far it is. */
    public record Paced(TargetInForce target, Indicator indicator, Pace pace) {}

    /** What can be set against targets now; empty while the board is not ready. */
    Optional<Seen> seen() {
        return actuals.now();
    }

    /** The pace of all targets of a programme that hold; empty while the board is not ready. */
    public Optional<List<Paced>> all(ProgrammeId programmeId) {
        return actuals.now().map(seen -> {
            var day = today.date();
            var committed = committed(programmeId);
            var before = watched.all(programmeId).stream().collect(Collectors.toMap(WatchedTarget::targetId, Function.identity()));
            return holding(programmeId).stream()
                    .map(paceable -> new Paced(paceable.target(), paceable.indicator(),
                            reached(seen, committed, paceable, day).apply(light(before.get(paceable.target().targetId()), paceable))))
                    .toList();
        });
    }

    private static Light light(@Nullable WatchedTarget before, Paceable paceable) {
        return before == null ? Light.NONE : before.lightOf(paceable.target().goal());
    }

    /** A target of an indicator that there is. */
    record Paceable(TargetInForce target, Indicator indicator) {}

    /** The targets of a programme that no other takes the place of. */
    List<Paceable> holding(ProgrammeId programmeId) {
        return targets.all(programmeId)
                .stream()
                .filter(target -> target.overriddenBy() == null)
                .flatMap(target -> dictionary.find(target.goal().kpi()).map(indicator -> new Paceable(target, indicator)).stream())
                .toList();
    }

    /** What is committed in a programme, of each indicator read when it is asked for first. */
    Function<Indicator, Committed> committed(ProgrammeId programmeId) {
        return committed(commitments, programmeId);
    }

    static Function<Indicator, Committed> committed(Commitments commitments, ProgrammeId programmeId) {
        var read = new HashMap<String, Committed>();
        return indicator -> read.computeIfAbsent(indicator.kpi(), _ -> commitments.of(programmeId, indicator));
    }

    /** What is reached, as a function of the light until now. */
    Function<Light, Pace> reached(Seen seen, Function<Indicator, Committed> committed, Paceable paceable, LocalDate day) {
        var goal = paceable.target().goal();
        var programmeId = paceable.target().programmeId();
        var reached = seen.reached(programmeId, paceable.indicator(), goal.scope(), goal.from(), Pace.daysNeeded(goal, day), day);
        var sure = committed.apply(paceable.indicator()).towards(goal, day);
        return former -> Pace.of(paceable.indicator(), goal, reached, sure, day, former);
    }
}
