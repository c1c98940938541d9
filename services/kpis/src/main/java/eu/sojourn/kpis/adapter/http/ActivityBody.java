package eu.sojourn.kpis.adapter.http;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityHeld;
import eu.sojourn.kpis.domain.activity.ActivityKind;
import eu.sojourn.kpis.domain.activity.ActivityMode;
import eu.sojourn.kpis.domain.activity.ActivityPlan;
import eu.sojourn.kpis.domain.activity.ActivityState;
import eu.sojourn.kpis.domain.activity.PlannedFor;
import eu.sojourn.messaging.store.Stored;

/**
 * An activity on the wire.
 *
 * @param plannedOn a day, or a month such as {@code 2023-03}
 * @param doneOn null before it is done
 * @param version to be given back as {@code If-Match}
 */
record ActivityBody(String id, String programmeId, String partnershipId, ActivityKind kind, String title, String type, String plannedOn,
        String lead, int expectedParticipants, @Nullable LocalDate doneOn, @Nullable Integer actualParticipants, ActivityMode mode,
        ActivityState state, long version) {

    static ActivityBody of(Stored<Activity> stored) {
        var activity = stored.state();
        var plan = activity.plan();
        var held = activity.held();
        return new ActivityBody(stored.id(), activity.programmeId().value(), activity.partnershipId(), plan.kind(), plan.title(),
                plan.type(), plan.plannedOn().toString(), plan.lead(), plan.expectedParticipants(), held == null ? null : held.doneOn(),
                held == null ? null : held.actualParticipants(), plan.mode(), activity.state(), stored.version());
    }

    /**
     * What is planned, and where it is done what came of it.
     *
     * @param plannedOn a day, or a month such as {@code 2023-03}
     * @param expectedParticipants left out for none
     * @param doneOn only to correct what is done
     * @param actualParticipants only to correct what is done
     */
    record PlanBody(@Nullable ActivityKind kind, @Nullable String title, @Nullable String type, @Nullable String plannedOn,
            @Nullable String lead, @Nullable Integer expectedParticipants, @Nullable ActivityMode mode, @Nullable LocalDate doneOn,
            @Nullable Integer actualParticipants) {

        ActivityPlan plan() {
            return new ActivityPlan(Given.needed("kind", kind), Given.needed("title", title), Given.needed("type", type),
                    PlannedFor.parse(Given.needed("plannedOn", plannedOn)), Given.needed("lead", lead),
                    expectedParticipants == null ? 0 : expectedParticipants, Given.needed("mode", mode));
        }

        @Nullable
        ActivityHeld held() {
            return doneOn == null && actualParticipants == null
                    ? null
                    : new HeldBody(doneOn, actualParticipants).held();
        }
    }

    /** What came of it. */
    record HeldBody(@Nullable LocalDate doneOn, @Nullable Integer actualParticipants) {

        ActivityHeld held() {
            return new ActivityHeld(Given.needed("doneOn", doneOn), Given.needed("actualParticipants", actualParticipants));
        }
    }
}
