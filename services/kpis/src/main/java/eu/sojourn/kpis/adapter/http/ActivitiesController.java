package eu.sojourn.kpis.adapter.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.adapter.http.ActivityBody.HeldBody;
import eu.sojourn.kpis.adapter.http.ActivityBody.PlanBody;
import eu.sojourn.kpis.adapter.http.ProgrammesController.Readers;
import eu.sojourn.kpis.application.activity.Activities;
import eu.sojourn.kpis.application.activity.KeepingActivities;
import eu.sojourn.kpis.domain.activity.Activity;
import eu.sojourn.kpis.domain.activity.ActivityId;
import eu.sojourn.kpis.domain.activity.ActivityKind;
import eu.sojourn.kpis.domain.activity.ActivityState;
import eu.sojourn.kpis.domain.activity.PlannedAgainstDone;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.Cursor;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;

/** Capacity-building and dissemination activities of a programme: planned against done. */
@RestController
@RequestMapping("/api/kpis/programmes/{programmeId}/activities")
class ActivitiesController {

    private static final String LIST = "activities plannedOn";

    private final KeepingActivities keeping;
    private final Activities activities;

    ActivitiesController(KeepingActivities keeping, Activities activities) {
        this.keeping = keeping;
        this.activities = activities;
    }

    /** In the order of the days for which they are planned; a month stands at its first day. */
    @GetMapping
    Page<ActivityBody> list(Actor actor, @PathVariable String programmeId, @RequestParam(required = false) @Nullable ActivityKind kind,
            @RequestParam(required = false) @Nullable ActivityState state, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Readers.check(actor, programmeId);
        var slice = activities.list(new ProgrammeId(programmeId), kind, state, place(after), Page.limit(limit));
        var next = slice.next();
        return new Page<>(slice.items().stream().map(ActivityBody::of).toList(),
                next == null ? null : new Cursor(next.value(), next.id()).text(LIST));
    }

    /** @param rows by kind and quarter, in that order, where there is anything */
    record ProgressBody(List<PlannedAgainstDone> rows) {}

    @GetMapping("/progress")
    ProgressBody progress(Actor actor, @PathVariable String programmeId) {
        Readers.check(actor, programmeId);
        return new ProgressBody(PlannedAgainstDone.of(activities.all(new ProgrammeId(programmeId))));
    }

    @PostMapping
    ResponseEntity<ActivityBody> plan(Actor actor, @PathVariable String programmeId, @RequestBody PlanBody body) {
        Writers.check(actor, programmeId);
        var planned = keeping.plan(new ProgrammeId(programmeId), new ActivityId(Ids.fresh()), body.plan());
        return ETags.created("/api/kpis/programmes/" + programmeId + "/activities/" + planned.id(), planned.version(),
                ActivityBody.of(planned));
    }

    @GetMapping("/{activityId}")
    ResponseEntity<ActivityBody> get(Actor actor, @PathVariable String programmeId, @PathVariable String activityId) {
        Readers.check(actor, programmeId);
        return ok(keeping.get(new ProgrammeId(programmeId), new ActivityId(activityId)));
    }

    /** Changes the plan; of a done one also what came of it, which has to be told again. */
    @PutMapping("/{activityId}")
    ResponseEntity<ActivityBody> change(Actor actor, @PathVariable String programmeId, @PathVariable String activityId,
            @RequestBody PlanBody body, ExpectedVersion expected) {
        Writers.check(actor, programmeId);
        return ok(keeping.change(new ProgrammeId(programmeId), new ActivityId(activityId), body.plan(), body.held(), expected.value()));
    }

    @PostMapping("/{activityId}/done")
    ResponseEntity<ActivityBody> done(Actor actor, @PathVariable String programmeId, @PathVariable String activityId,
            @RequestBody HeldBody body, ExpectedVersion expected) {
        Writers.check(actor, programmeId);
        return ok(keeping.done(new ProgrammeId(programmeId), new ActivityId(activityId), body.held(), expected.value()));
    }

    @PostMapping("/{activityId}/cancel")
    ResponseEntity<ActivityBody> cancel(Actor actor, @PathVariable String programmeId, @PathVariable String activityId,
            ExpectedVersion expected) {
        Writers.check(actor, programmeId);
        return ok(keeping.cancel(new ProgrammeId(programmeId), new ActivityId(activityId), expected.value()));
    }

    /** Takes out what was entered by mistake; whoever heard of it hears that it is cancelled. */
    @DeleteMapping("/{activityId}")
    ResponseEntity<Void> takeOut(Actor actor, @PathVariable String programmeId, @PathVariable String activityId,
            ExpectedVersion expected) {
        Writers.check(actor, programmeId);
        keeping.takeOut(new ProgrammeId(programmeId), new ActivityId(activityId), expected.value());
        return ResponseEntity.noContent().build();
    }

    private static @Nullable Place place(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        var cursor = Cursor.of(LIST, after);
        return new Place(cursor.value(), cursor.id());
    }

    private static ResponseEntity<ActivityBody> ok(Stored<Activity> stored) {
        return ETags.ok(stored.version(), ActivityBody.of(stored));
    }
}
