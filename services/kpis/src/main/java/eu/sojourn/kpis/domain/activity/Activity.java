package eu.sojourn.kpis.domain.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityCancelled;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityChanged;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityDone;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityPlanned;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * A capacity-building or dissemination activity of a programme: {@code PLANNED → DONE | CANCELLED}. What is told of a done one can be
 * corrected; one that was entered by mistake is taken out, and is cancelled for all who heard of it.
 *
 * @param partnershipId the partnership that ran the programme when it was planned
 * @param held null until it is done
 * @param takenOut whether it was entered by mistake: it is shown to nobody
 */
public record Activity(ActivityId activityId, ProgrammeId programmeId, String partnershipId, ActivityPlan plan, ActivityState state,
        @Nullable ActivityHeld held, boolean takenOut) {

    public Activity {
        if ((state == ActivityState.DONE) != (held != null)) {
            throw new IllegalArgumentException("an activity is told to be held when it is done, and only then");
        }
    }

    /** Refuses what lies outside of the programme's period. */
    public static Decision<Activity> plan(ActivityId activityId, KnownProgramme programme, ActivityPlan plan) {
        var reasons = faults(programme, plan, null, null);
        if (!reasons.isEmpty()) {
            return Decision.refused(reasons);
        }
        var planned = new Activity(activityId, programme.programmeId(), programme.partnershipId(), plan.within(programme),
                ActivityState.PLANNED, null,
                false);
        return Decision.accepted(planned, new ActivityPlanned(planned));
    }

    /**
     * Changes the plan; of a done one also what came of it.
     *
     * @param newHeld needed where it is done, and only there
     */
    public Decision<Activity> change(KnownProgramme programme, ActivityPlan newPlan, @Nullable ActivityHeld newHeld, LocalDate today) {
        if (state == ActivityState.CANCELLED) {
            return Decision.conflict(isCancelled());
        }
        if (state == ActivityState.DONE && newHeld == null) {
            return Decision.conflict(Reason.ofField("doneOn", "ACTIVITY_DONE",
                    "The activity is done; its correction needs doneOn and actualParticipants."));
        }
        if (state == ActivityState.PLANNED && newHeld != null) {
            return Decision.conflict(Reason.ofField("doneOn", "ACTIVITY_NOT_DONE",
                    "The activity is not done yet; say that it is before you say when and with how many."));
        }
        var reasons = faults(programme, newPlan, newHeld, today);
        if (!reasons.isEmpty()) {
            return Decision.refused(reasons);
        }
        var changed = new Activity(activityId, programmeId, partnershipId, newPlan.within(programme), state, newHeld, takenOut);
        return changed.equals(this) ? Decision.unchanged(this) : Decision.accepted(changed, new ActivityChanged(changed));
    }

    public Decision<Activity> done(KnownProgramme programme, ActivityHeld how, LocalDate today) {
        return switch (state) {
            case CANCELLED -> Decision.conflict(isCancelled());
            case DONE -> how.equals(held)
                    ? Decision.unchanged(this)
                    : Decision.conflict(Reason.of("ACTIVITY_DONE", "The activity is done already; correct it instead."));
            case PLANNED -> {
                var reasons = faults(programme, plan, how, today);
                if (!reasons.isEmpty()) {
                    yield Decision.refused(reasons);
                }
                var done = new Activity(activityId, programmeId, partnershipId, plan, ActivityState.DONE, how, takenOut);
                yield Decision.accepted(done, new ActivityDone(done));
            }
        };
    }

    public Decision<Activity> cancel() {
        return switch (state) {
            case CANCELLED -> Decision.unchanged(this);
            case DONE -> Decision.conflict(
                    Reason.of("ACTIVITY_DONE", "The activity is done and cannot be cancelled; take it out if it was entered by mistake."));
            case PLANNED -> {
                var cancelled = cancelled(takenOut);
                yield Decision.accepted(cancelled, new ActivityCancelled(cancelled));
            }
        };
    }

    /** Takes out what was entered by mistake, in whatever state it is. */
    public Decision<Activity> takeOut() {
        if (takenOut) {
            return Decision.unchanged(this);
        }
        var out = cancelled(true);
        return state == ActivityState.CANCELLED ? Decision.accepted(out) : Decision.accepted(out, new ActivityCancelled(out));
    }

    private Activity cancelled(boolean out) {
        return new Activity(activityId, programmeId, partnershipId, plan, ActivityState.CANCELLED, null, out);
    }

    private static List<Reason> faults(KnownProgramme programme, ActivityPlan plan, @Nullable ActivityHeld held,
            @Nullable LocalDate today) {
        var faults = new ArrayList<Reason>();
        if (!plan.plannedOn().canBeWithin(programme.startsOn(), programme.endsOn())) {
            faults.add(outside("plannedOn", plan.plannedOn().toString(), programme));
        }
        if (held != null) {
            if (!programme.runsOn(held.doneOn())) {
                faults.add(outside("doneOn", held.doneOn().toString(), programme));
            } else if (today != null && held.doneOn().isAfter(today)) {
                faults.add(new Reason("IN_FUTURE", "doneOn", null, held.doneOn().toString(), "at most " + today,
                        "doneOn is in the future; what is not over is planned."));
            }
        }
        return faults;
    }

    private static Reason outside(String field, String found, KnownProgramme programme) {
        var period = programme.startsOn() + " to " + programme.endsOn();
        return new Reason("OUTSIDE_PROGRAMME", field, null, found, period,
                "%s is outside of the programme, which runs from %s.".formatted(field, period));
    }

    private static Reason isCancelled() {
        return Reason.of("ACTIVITY_CANCELLED", "The activity is cancelled; plan another one.");
    }
}
