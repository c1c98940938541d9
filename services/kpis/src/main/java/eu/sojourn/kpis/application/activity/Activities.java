package eu.sojourn.kpis.application.activity;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityId;
import eu.sojourn.kpis.domain.activity.ActivityKind;
import eu.sojourn.kpis.domain.activity.ActivityState;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;

/** Activities of programmes. */
public interface Activities {

    /** @throws eu.sojourn.service.problem.NotFound if the programme has none of that id */
    Stored<Activity> get(ProgrammeId programmeId, ActivityId activityId);

    /** @return what was created; where the same command created it before, what it is now */
    Stored<Activity> create(ActivityId activityId, Decision<Activity> decision);

    /** @param expectedVersion the version that the caller saw; null if it does not matter */
    Stored<Activity> change(ActivityId activityId, @Nullable Long expectedVersion, Function<Activity, Decision<Activity>> change);

    /**
     * A part of a programme's activities in the order of the days for which they are planned, without those that were taken out.
     *
     * @param kind null for all
     * @param state null for all
     */
    Slice<Activity> list(ProgrammeId programmeId, @Nullable ActivityKind kind, @Nullable ActivityState state, @Nullable Place after,
            int limit);

    /** All of a programme that were not taken out. */
    List<Activity> all(ProgrammeId programmeId);
}
