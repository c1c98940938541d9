package eu.sojourn.kpis.adapter.http;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.adapter.http.ProgrammesController.Readers;
import eu.sojourn.kpis.adapter.http.TargetBody.WantedBody;
import eu.sojourn.kpis.application.target.KeepingPace;
import eu.sojourn.kpis.application.target.SettingTargets;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.kpis.domain.target.TargetInForce;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.security.Actor;

/** What a programme wants to reach, and how far it is. */
@RestController
@RequestMapping("/api/kpis/programmes/{programmeId}")
class TargetsController {

    private final SettingTargets setting;
    private final KeepingPace keeping;

    TargetsController(SettingTargets setting, KeepingPace keeping) {
        this.setting = setting;
        this.keeping = keeping;
    }

    /** Those of the rules, by indicator, those of the dictionary, and then the programme's own. */
    @GetMapping("/targets")
    List<TargetBody> list(Actor actor, @PathVariable String programmeId) {
        Readers.check(actor, programmeId);
        return setting.all(new ProgrammeId(programmeId)).stream().map(TargetBody::of).toList();
    }

    @PostMapping("/targets")
    ResponseEntity<TargetBody> set(Actor actor, @PathVariable String programmeId, @RequestBody WantedBody body) {
        Writers.check(actor, programmeId);
        var target = setting.set(new ProgrammeId(programmeId), new TargetId(Ids.fresh()), body.wanted());
        return ETags.created("/api/kpis/programmes/" + programmeId + "/targets/" + target.targetId().value(), target.version(),
                TargetBody.of(target));
    }

    @GetMapping("/targets/{targetId}")
    ResponseEntity<TargetBody> get(Actor actor, @PathVariable String programmeId, @PathVariable String targetId) {
        Readers.check(actor, programmeId);
        return ok(setting.get(new ProgrammeId(programmeId), new TargetId(targetId)));
    }

    @PutMapping("/targets/{targetId}")
    ResponseEntity<TargetBody> change(Actor actor, @PathVariable String programmeId, @PathVariable String targetId,
            @RequestBody WantedBody body, ExpectedVersion expected) {
        Writers.check(actor, programmeId);
        return ok(setting.change(new ProgrammeId(programmeId), new TargetId(targetId), body.wanted(), expected.value()));
    }

    @DeleteMapping("/targets/{targetId}")
    ResponseEntity<Void> takeBack(Actor actor, @PathVariable String programmeId, @PathVariable String targetId, ExpectedVersion expected) {
        Writers.check(actor, programmeId);
        setting.takeBack(new ProgrammeId(programmeId), new TargetId(targetId), expected.value());
        return ResponseEntity.noContent().build();
    }

    /**
     * Targets with what is reached; given ones that are overridden, and those of indicators that the dictionary does not have, are left
     * out.
     *
     * @param from only targets that go on to this day or later
     * @param to only targets that begin until this day
     * @param filters by dimension: only targets that are narrowed so
     */
    @GetMapping("/pace")
    ResponseEntity<List<PaceBody>> pace(Actor actor, @PathVariable String programmeId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to, @RequestParam MultiValueMap<String, String> filters) {
        Readers.check(actor, programmeId);
        var dimensions = new HashMap<>(filters);
        dimensions.remove("from");
        dimensions.remove("to");
        var scope = TargetBody.scope("", dimensions);
        var paced = Ready.check(keeping.all(new ProgrammeId(programmeId)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(paced.stream()
                        .filter(one -> one.target().goal().scope().isNarrowedLike(scope))
                        .filter(one -> from == null || !one.target().goal().to().isBefore(from))
                        .filter(one -> to == null || !one.target().goal().from().isAfter(to))
                        .map(PaceBody::of)
                        .toList());
    }

    private static ResponseEntity<TargetBody> ok(TargetInForce target) {
        return ETags.ok(target.version(), TargetBody.of(target));
    }
}
