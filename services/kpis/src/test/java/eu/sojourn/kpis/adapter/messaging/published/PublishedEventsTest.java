package eu.sojourn.kpis.adapter.messaging.published;

import java.time.Instant;
import java.time.LocalDate;
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
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.testing.Contracts;

/** What happens to our aggregates is said as our contracts say. */
class PublishedEventsTest {

    private static final ActivityHeld HELD = new ActivityHeld(LocalDate.parse("2023-03-14"), 27);

    static Stream<Arguments> events() {
        return Stream.of(Arguments.of("activity-planned.v1", new ActivityPlanned(activity(25, ActivityState.PLANNED, null))),
                Arguments.of("activity-changed.v1", new ActivityChanged(activity(30, ActivityState.PLANNED, null))),
                Arguments.of("activity-done.v1", new ActivityDone(activity(30, ActivityState.DONE, HELD))),
                Arguments.of("activity-cancelled.v1", new ActivityCancelled(activity(30, ActivityState.CANCELLED, null))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatHappenedAsContracted(String name, DomainEvent event) {
        var contracts = Contracts.of("kpis");
        var outgoing = new PublishedEvents().apply(event);

        contracts.checkExample(name);
        contracts.checkProduced(name, CloudEvents.write("kpis", outgoing.partitionKey(), 1, Instant.EPOCH, Causation.root(), outgoing));
    }

    private static Activity activity(int expected, ActivityState state, @Nullable ActivityHeld held) {
        return new Activity(new ActivityId("7b6e1c1e-0f5b-3c1d-9a52-6e1f0c7f2a10"), new ProgrammeId("biginn"), "biginn",
                new ActivityPlan(ActivityKind.CAPACITY_BUILDING, "Knowledge Transfer Training", "training", PlannedFor.parse("2023-03"),
                        "litek", expected, ActivityMode.IN_PERSON),
                state, held, false);
    }
}
