package eu.sojourn.kpis.adapter.messaging.published;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityEvent;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityCancelled;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityChanged;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityDone;
import eu.sojourn.kpis.domain.activity.ActivityEvent.ActivityPlanned;
import eu.sojourn.messaging.event.OutgoingEvent;

/** An activity as it goes on {@code kpis.activities}: the whole of it, without its title. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActivityTold(String activityId, String programmeId, String partnershipId, String kind, String type, LocalDate plannedOn,
        boolean plannedMonthOnly, @Nullable LocalDate doneOn, String lead, int expectedParticipants, @Nullable Integer actualParticipants,
        String mode, String state) {

    private static final String TOPIC = "kpis.activities";

    static OutgoingEvent outgoing(ActivityEvent event) {
        var type = switch (event) {
            case ActivityPlanned _ -> "kpis.activity-planned.v1";
            case ActivityChanged _ -> "kpis.activity-changed.v1";
            case ActivityDone _ -> "kpis.activity-done.v1";
            case ActivityCancelled _ -> "kpis.activity-cancelled.v1";
        };
        return new OutgoingEvent(TOPIC, type, event.activity().activityId().value(), of(event.activity()));
    }

    private static ActivityTold of(Activity activity) {
        var plan = activity.plan();
        var held = activity.held();
        return new ActivityTold(activity.activityId().value(), activity.programmeId().value(), activity.partnershipId(),
                plan.kind().name(), plan.type(), plan.plannedOn().on(), plan.plannedOn().monthOnly(), held == null ? null : held.doneOn(),
                plan.lead(), plan.expectedParticipants(), held == null ? null : held.actualParticipants(), plan.mode().name(),
                activity.state().name());
    }
}
