package eu.sojourn.kpis.domain.target;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.service.domain.Decision;

/**
 * The light in which a target was seen last, and the alerts that its changes raised. Whoever sees the same light has nothing to tell, so
 * of all who look only the first raises an alert.
 *
 * @param kpi which indicator it was of
 * @param aim of what else it was; null where it was seen in the time in which that was not kept
 * @param position how far the board had read when the light was seen first
 * @param day on which that was
 * @param raised how many alerts there were
 * @param alerts the latest of them, oldest first
 */
public record WatchedTarget(ProgrammeId programmeId, TargetId targetId, String kpi, @Nullable Aim aim, Light light, String position,
        LocalDate day, int raised,
        List<Alert> alerts) {

    private static final int REMEMBERED = 50;

    /**
     * The part and the period of a target, and its version.
     *
     * @param version of an own target, by which it is known who saw a later one; 0 of one that is given
     */
    public record Aim(Scope scope, LocalDate from, LocalDate to, long version) {

        static Aim of(TargetInForce target) {
            return new Aim(target.goal().scope(), target.goal().from(), target.goal().to(), target.version());
        }

        private boolean isOf(Goal goal) {
            return scope.equals(goal.scope()) && from.equals(goal.from()) && to.equals(goal.to());
        }
    }

    public WatchedTarget {
        alerts = List.copyOf(alerts);
    }

    /** The id of what is watched: targets that come with the rules are called alike in every programme. */
    public static String id(ProgrammeId programmeId, TargetId targetId) {
        return programmeId.value() + "." + targetId.value();
    }

    /** The light in which a target was seen last; none where it was of something else then, so that the light says nothing of it. */
    public Light lightOf(Goal goal) {
        return kpi.equals(goal.kpi()) && (aim == null || aim.isOf(goal)) ? light : Light.NONE;
    }

    /** Whether who saw it last knew a later version of the target. */
    public boolean isLaterThan(TargetInForce target) {
        return aim != null && target.version() < aim.version();
    }

    /**
     * Takes note of a light. It is nothing to tell that a target is green when it is looked at first, or that no light can be given any more.
     *
     * @param before null where the target was never looked at
     */
    public static Decision<WatchedTarget> see(@Nullable WatchedTarget before, Sighting sighting) {
        var former = before == null ? Light.NONE : before.lightOf(sighting.target().goal());
        if (before != null && sighting.light() == former) {
            return Decision.unchanged(before);
        }
        var raised = before == null ? 0 : before.raised;
        var alerts = before == null ? List.<Alert>of() : before.alerts;
        if (!isWorthTelling(former, sighting.light())) {
            return Decision.accepted(after(sighting, raised, alerts));
        }
        var pace = sighting.pace();
        var target = sighting.target();
        var alert = new Alert(id(target.programmeId(), target.targetId()) + "-" + (raised + 1), target.goal().kpi(), sighting.light(),
                former, sighting.at(),
                pace.goal().value(), pace.actual(), pace.forecast().value(), pace.judgement().rule(), pace.forecast().words());
        var latest = Stream.concat(alerts.stream().skip(Math.max(0, alerts.size() + 1 - REMEMBERED)), Stream.of(alert)).toList();
        return Decision.accepted(after(sighting, raised + 1, latest), new AlertRaised(alert, sighting));
    }

    private static boolean isWorthTelling(Light former, Light light) {
        return light != former && light != Light.NONE && (former != Light.NONE || light != Light.GREEN);
    }

    private static WatchedTarget after(Sighting sighting, int raised, List<Alert> alerts) {
        var target = sighting.target();
        return new WatchedTarget(target.programmeId(), target.targetId(), target.goal().kpi(), Aim.of(target), sighting.light(),
                sighting.position(),
                sighting.day(), raised, alerts);
    }
}
