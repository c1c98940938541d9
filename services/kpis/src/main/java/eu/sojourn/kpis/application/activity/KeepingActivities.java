package eu.sojourn.kpis.application.activity;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityHeld;
import eu.sojourn.kpis.domain.activity.ActivityId;
import eu.sojourn.kpis.domain.activity.ActivityPlan;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Gone;

/** Plans activities of a programme, and tells what came of them. Whoever asks has been checked to be allowed to. */
@Service
public class KeepingActivities {

    private final Activities activities;
    private final KnownProgrammes programmes;
    private final Today today;

    KeepingActivities(Activities activities, KnownProgrammes programmes, Today today) {
        this.activities = activities;
        this.programmes = programmes;
        this.today = today;
    }

    /** @throws eu.sojourn.service.problem.NotFound if registration never told of the programme */
    public Stored<Activity> plan(ProgrammeId programmeId, ActivityId activityId, ActivityPlan plan) {
        return activities.create(activityId, Activity.plan(activityId, programmes.get(programmeId), plan));
    }

    /** @param held what came of it; null where it is not done */
    public Stored<Activity> change(ProgrammeId programmeId, ActivityId activityId, ActivityPlan plan, @Nullable ActivityHeld held,
            @Nullable Long expectedVersion) {
        var programme = programmes.get(programmeId);
        return decide(programmeId, activityId, expectedVersion, activity -> activity.change(programme, plan, held, today.date()));
    }

    public Stored<Activity> done(ProgrammeId programmeId, ActivityId activityId, ActivityHeld held, @Nullable Long expectedVersion) {
        var programme = programmes.get(programmeId);
        return decide(programmeId, activityId, expectedVersion, activity -> activity.done(programme, held, today.date()));
    }

    public Stored<Activity> cancel(ProgrammeId programmeId, ActivityId activityId, @Nullable Long expectedVersion) {
        return decide(programmeId, activityId, expectedVersion, Activity::cancel);
    }

    /** Takes out what was entered by mistake; taking it out again changes nothing. */
    public void takeOut(ProgrammeId programmeId, ActivityId activityId, @Nullable Long expectedVersion) {
        activities.get(programmeId, activityId);
        activities.change(activityId, expectedVersion, Activity::takeOut);
    }

    /** @throws Gone if it was taken out */
    public Stored<Activity> get(ProgrammeId programmeId, ActivityId activityId) {
        var activity = activities.get(programmeId, activityId);
        checkThere(activity.state());
        return activity;
    }

    private Stored<Activity> decide(ProgrammeId programmeId, ActivityId activityId, @Nullable Long expectedVersion,
            Function<Activity, Decision<Activity>> change) {
        activities.get(programmeId, activityId);
        return activities.change(activityId, expectedVersion, activity -> {
            checkThere(activity);
            return change.apply(activity);
        });
    }

    private static void checkThere(Activity activity) {
        if (activity.takenOut()) {
            throw new Gone(Reason.of("ACTIVITY_TAKEN_OUT", "The activity was entered by mistake and taken out."));
        }
    }
}
