package eu.sojourn.kpis.adapter.messaging.published;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityCancelled;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityChanged;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityDone;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityPlanned;
import eu.sojourn.kpis.domain.activity.ActivityHeld;
import eu.sojourn.kpis.domain.activity.ActivityId;
import eu.sojourn.kpis.domain.activity.ActivityKind;
import eu.sojourn.kpis.domain.activity.ActivityMode;
import eu.sojourn.kpis.domain.activity.ActivityPlan;
import eu.sojourn.kpis.domain.activity.ActivityState;
import eu.sojourn.kpis.domain.activity.PlannedFor;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.kpis.domain.target.Light;
import eu.sojourn.kpis.domain.target.Pace;
import eu.sojourn.kpis.domain.target.Reached;
import eu.sojourn.kpis.domain.target.Reached.Value;
import eu.sojourn.kpis.domain.target.Scope;
import eu.sojourn.kpis.domain.target.Sighting;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.kpis.domain.target.TargetInForce;
import eu.sojourn.kpis.domain.target.Thresholds;
import eu.sojourn.kpis.domain.target.WatchedTarget;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.Decision.Accepted;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.testing.Contracts;

/** What happens to our aggregates is said as our contracts say. */
class PublishedEventsTest {

    private static final ActivityHeld HELD = new ActivityHeld(LocalDate.parse("2023-03-14"), 27);

    static Stream<Arguments> events() {
        return Stream.of(Arguments.of("activity-planned.v1", new ActivityPlanned(activity(25, ActivityState.PLANNED, null))),
                Arguments.of("activity-changed.v1", new ActivityChanged(activity(30, ActivityState.PLANNED, null))),
                Arguments.of("activity-done.v1", new ActivityDone(activity(30, ActivityState.DONE, HELD))),
                Arguments.of("activity-cancelled.v1", new ActivityCancelled(activity(30, ActivityState.CANCELLED, null))),
                Arguments.of("alert-raised.v1", alert()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatHappenedAsContracted(String name, DomainEvent event) {
        var contracts = Contracts.of("kpis");
        var outgoing = new PublishedEvents(ZoneId.of("Europe/Brussels")).apply(event);

        contracts.checkExample(name);
        contracts.checkProduced(name, CloudEvents.write("kpis", outgoing.partitionKey(), 1, Instant.EPOCH, Causation.root(), outgoing));
    }

    private static DomainEvent alert() {
        var indicator = new Indicator("visits-counted", "Visits counted", "visits", "Visits that count.", Measure.SUM, null, Timing.FLOW,
                Direction.MORE, null, List.of());
        var from = LocalDate.parse("2023-01-01");
        var goal = new Goal("visits-counted", new Scope(Map.of(Dimension.HOST_COUNTRY, Set.of("FR", "DE"))), BigDecimal.valueOf(100), from,
                LocalDate.parse("2025-09-26"), Thresholds.USUAL);
        var today = LocalDate.parse("2024-05-14");
        var pace = Pace.of(indicator, goal, new Reached(Map.of(today, new Value(BigDecimal.valueOf(40), 40))), BigDecimal.ZERO, today,
                Light.GREEN);
        var target = new TargetInForce(new TargetId("rules-visits-counted"), new ProgrammeId("biginn"), goal, null, 0);
        var before = new WatchedTarget(target.programmeId(), target.targetId(), "visits-counted", null, Light.GREEN, "1", today, 0,
                List.of());
        var biginn = new KnownProgramme(target.programmeId(), "biginn", "BIGINN", from, LocalDate.parse("2025-09-26"), 1, Map.of());
        var decision = WatchedTarget.see(before,
                new Sighting(target, indicator, biginn, pace, "2", today, Instant.parse("2024-05-14T22:30:05Z")));
        return ((Accepted<WatchedTarget>) decision).events().getFirst();
    }

    private static Activity activity(int expected, ActivityState state, @Nullable ActivityHeld held) {
        return new Activity(new ActivityId("7b6e1c1e-0f5b-3c1d-9a52-6e1f0c7f2a10"), new ProgrammeId("biginn"), "biginn",
                new ActivityPlan(ActivityKind.CAPACITY_BUILDING, "Knowledge Transfer Training", "training", PlannedFor.parse("2023-03"),
                        "litek", expected, ActivityMode.IN_PERSON),
                state, held, false);
    }
}
