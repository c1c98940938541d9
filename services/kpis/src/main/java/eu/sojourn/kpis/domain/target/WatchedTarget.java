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
 * @param position how far the board had read when the light was seen first
 * @param day on which that was
 * @param raised how many alerts there were
 * @param alerts the latest of them, oldest first
 */
public record WatchedTarget(ProgrammeId programmeId, TargetId targetId, String kpi, Light light, String position, LocalDate day, int raised,
        List<Alert> alerts) {

    private static final int REMEMBERED = 50;

    public WatchedTarget {
        alerts = List.copyOf(alerts);
    }

    /** The id of what is watched: targets that come with the rules are called alike in every programme. */
    public static String id(ProgrammeId programmeId, TargetId targetId) {
        return programmeId.value() + "." + targetId.value();
    }

    /**
     * Takes note of a light. It is nothing to tell that a target is green when it is looked at first, or that no light can be given any more.
     *
     * @param before null where the target was never looked at
     */
    public static Decision<WatchedTarget> see(@Nullable WatchedTarget before, Sighting sighting) {
        var former = before == null ? Light.NONE : before.light;
        if (before != null && sighting.light() == former) {
            return Decision.unchanged(before);
        }
        var raised = before == null ? 0 : before.raised;
        var alerts = before == null ? List.<Alert>of() : before.alerts;
        if (!isWorthTelling(former, sighting.light())) {
            return Decision.accepted(after(sighting, raised, alerts));
        }
        var pace = sighting.pace();
        var alert = new Alert(sighting.target().targetId().value() + "-" + (raised + 1), sighting.light(), former, sighting.at(),
                pace.goal().value(), pace.actual(), pace.forecast().value(), pace.judgement().rule(), pace.forecast().words());
        var latest = Stream.concat(alerts.stream().skip(Math.max(0, alerts.size() + 1 - REMEMBERED)), Stream.of(alert)).toList();
        return Decision.accepted(after(sighting, raised + 1, latest), new AlertRaised(alert, sighting));
    }

    private static boolean isWorthTelling(Light former, Light light) {
        return light != former && light != Light.NONE && (former != Light.NONE || light != Light.GREEN);
    }

    private static WatchedTarget after(Sighting sighting, int raised, List<Alert> alerts) {
        var target = sighting.target();
        return new WatchedTarget(target.programmeId(), target.targetId(), target.goal().kpi(), sighting.light(), sighting.position(),
                sighting.day(), raised, alerts);
    }
}
