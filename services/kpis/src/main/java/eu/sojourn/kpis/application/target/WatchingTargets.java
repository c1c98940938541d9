package eu.sojourn.kpis.application.target;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.application.target.Actuals.Seen;
import eu.sojourn.kpis.application.target.Commitments.Committed;
import eu.sojourn.kpis.application.target.KeepingPace.Paceable;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Light;
import eu.sojourn.kpis.domain.target.Pace;
import eu.sojourn.kpis.domain.target.Sighting;
import eu.sojourn.kpis.domain.target.WatchedTarget;
import eu.sojourn.service.clock.Mishaps;
import eu.sojourn.service.domain.Decision;

/**
 * Looks at all targets again and again, and raises an alert where the light of one has changed, because of what happened or because time
 * went by. Every instance does so. The first that sees a change writes the new light and its alert in one; all others find it there. One
 * that has read less than was known then, or whose clock is a day behind, has nothing to say.
 */
@Service
public class WatchingTargets {

    /** What a look depends on is not all on the board: commitments come from a read model that may be a moment behind. */
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final KeepingPace keeping;
    private final KnownProgrammes programmes;
    private final WatchedTargets watched;
    private final Today today;
    private final Clock clock;
    private final Mishaps mishaps = new Mishaps();
    private final Map<ProgrammeId, Looked> looked = new ConcurrentHashMap<>();

    WatchingTargets(KeepingPace keeping, KnownProgrammes programmes, WatchedTargets watched, Today today, Clock clock) {
        this.keeping = keeping;
        this.programmes = programmes;
        this.watched = watched;
        this.today = today;
        this.clock = clock;
    }

    private record Looked(String position, LocalDate day, List<Paceable> targets, Instant at) {

        boolean holds(Looked now) {
            return position.equals(now.position) && day.equals(now.day) && targets.equals(now.targets)
                    && at.plus(LOOK_AGAIN_AFTER).isAfter(now.at);
        }
    }

    @Scheduled(fixedDelayString = "${sojourn.kpis.alerts.every}")
    public void look() {
        keeping.seen().ifPresent(seen -> programmes.all().forEach(programme -> look(seen, programme)));
    }

    private void look(Seen seen, KnownProgramme programme) {
        mishaps.each(_ -> {
            var now = new Looked(seen.position(), today.date(), keeping.holding(programme.programmeId()),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            var before = looked.get(programme.programmeId());
            if (before == null || !before.holds(now)) {
                var committed = keeping.committed(programme.programmeId());
                now.targets().forEach(target -> look(seen, committed, programme, target, now));
                looked.put(programme.programmeId(), now);
            }
        }).accept(programme.programmeId().value());
    }

    /** Nothing is written where nothing has changed. */
    private void look(Seen seen, Function<Indicator, Committed> committed, KnownProgramme programme, Paceable paceable, Looked now) {
        var target = paceable.target();
        var pace = keeping.reached(seen, committed, paceable, now.day());
        var known = watched.find(target.programmeId(), target.targetId());
        var former = known.map(before -> before.lightOf(target.goal())).orElse(Light.NONE);
        if (pace.apply(former).judgement().light() == former) {
            return;
        }
        watched.see(target.programmeId(), target.targetId(),
                before -> before != null && (isOlder(seen, now.day(), before) || before.isLaterThan(target))
                        ? Decision.unchanged(before)
                        : WatchedTarget.see(before, sighting(seen, programme, paceable, pace,
                                before == null ? Light.NONE : before.lightOf(target.goal()), now)));
    }

    private static boolean isOlder(Seen seen, LocalDate day, WatchedTarget before) {
        return day.isBefore(before.day()) || seen.isBehind(before.position());
    }

    private static Sighting sighting(Seen seen, KnownProgramme programme, Paceable paceable, Function<Light, Pace> pace, Light former,
            Looked now) {
        return new Sighting(paceable.target(), paceable.indicator(), programme, pace.apply(former), seen.position(),
                now.day(), now.at());
    }
}
