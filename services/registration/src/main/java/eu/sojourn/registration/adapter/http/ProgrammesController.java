package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.PreviewingRules;
import eu.sojourn.registration.application.PublishingProgrammes;
import eu.sojourn.registration.application.Today;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Programmes and their rule sets; every signed-in person may read them. */
@RestController
@RequestMapping("/api/registration/programmes")
class ProgrammesController {

    private final PublishingProgrammes publishing;
    private final PreviewingRules previewing;
    private final AggregateStore<Programme> programmes;
    private final RuleSet shipped;
    private final Today today;
    private final JsonMapper json;

    ProgrammesController(PublishingProgrammes publishing, PreviewingRules previewing, AggregateStore<Programme> programmes,
            RuleSet shipped, Today today, JsonMapper json) {
        this.publishing = publishing;
        this.previewing = previewing;
        this.programmes = programmes;
        this.shipped = shipped;
        this.today = today;
        this.json = json;
    }

    record ProgrammeRequest(@NotNull String name, @NotNull String partnershipId, @NotNull LocalDate startsOn, @NotNull LocalDate endsOn) {}

    /** A programme with the rules that are in force today. */
    record ProgrammeResponse(String programmeId, String name, String partnershipId, LocalDate startsOn, LocalDate endsOn,
            int ruleSetVersion, int newestRuleSetVersion, @Nullable RuleSet ruleSet) {
        static ProgrammeResponse of(Programme p, LocalDate today) {
            var inForce = p.rulesOn(today);
            return new ProgrammeResponse(p.programmeId().value(), p.name(), p.partnershipId().value(), p.startsOn(), p.endsOn(),
                    inForce.map(RuleSetVersion::version).orElse(0), p.ruleSets().size(),
                    inForce.map(RuleSetVersion::rules).orElse(null));
        }
    }

    /** @param inForce whether visits are approved by it today */
    record RuleSetVersionResponse(int version, LocalDate effectiveFrom, LocalDate publishedOn, @Nullable String note, boolean inForce,
            RuleSet rules) {
        static RuleSetVersionResponse of(RuleSetVersion v, Programme programme, LocalDate today) {
            return new RuleSetVersionResponse(v.version(), v.effectiveFrom(), v.publishedOn(), v.note(),
                    programme.rulesOn(today).filter(v::equals).isPresent(), v.rules());
        }
    }

    /**
     * What one open visit would meet if it were approved by the proposed rules.
     *
     * @param reasons       what would speak against it then and does not now
     * @param reasonsSolved codes of what speaks against it now and would not then
     */
    record RuleSetEffect(String visitId, String xchangeId, String visitingOrganisationId, VisitState state, LocalDate firstDay,
            LocalDate lastDay, @Nullable Money lumpSum, @Nullable Money lumpSumThen, boolean counting, boolean countingThen,
            List<Reason> reasons, List<String> reasonsSolved) {
        static RuleSetEffect of(PreviewingRules.Effect effect) {
            var visit = effect.visit();
            return new RuleSetEffect(visit.visitId().value(), visit.parties().xchangeId().value(),
                    visit.parties().visitingOrganisationId().value(), visit.state(), visit.period().firstDay(), visit.period().lastDay(),
                    effect.lumpSumNow(), effect.lumpSumThen(), effect.countsNow(), effect.countsThen(), effect.newReasons(),
                    effect.reasonsSolved());
        }
    }

    /**
     * @param pinnedVisits         open visits that keep the version of their approval; counted up to 10,000
     * @param visitsNotYetApproved open visits that are judged when they are approved; counted up to 10,000
     * @param visitsJudged         how many of those were judged by the proposed rules, at most 500
     * @param visitsAffected       how many of those would be judged differently
     * @param effects              on the first 200 of them
     * @param rules                as they would be published
     */
    record RuleSetPreview(int version, LocalDate effectiveFrom, int pinnedVisits, int visitsNotYetApproved, int visitsJudged,
            int visitsAffected, List<RuleSetEffect> effects, RuleSet rules) {
        static RuleSetPreview of(PreviewingRules.Preview preview) {
            return new RuleSetPreview(preview.version().version(), preview.version().effectiveFrom(), preview.pinned(),
                    preview.notYetApproved(), preview.judged(), preview.affected(),
                    preview.effects().stream().map(RuleSetEffect::of).toList(), preview.version().rules());
        }
    }

    @PutMapping("/{programmeId}")
    ResponseEntity<ProgrammeResponse> describe(Actor actor, @PathVariable String programmeId,
            ExpectedVersion expected,
            @Valid @RequestBody ProgrammeRequest request) {
        return answer(publishing.describe(actor, new ProgrammeId(programmeId), expected.value(), request.name(),
                new PartnershipId(request.partnershipId()), request.startsOn(), request.endsOn()));
    }

    /** An empty object publishes the shipped default. */
    @PostMapping("/{programmeId}/rule-sets")
    ResponseEntity<ProgrammeResponse> publish(Actor actor, @PathVariable String programmeId,
            ExpectedVersion expected,
            @Valid @RequestBody RuleSetRequest request) {
        return answer(publishing.publish(actor, new ProgrammeId(programmeId), expected.value(),
                request.rules(shipped), request.effectiveFrom(), request.note()));
    }

    /** What publishing would change; takes what publishing takes, and stores nothing. */
    @PostMapping("/{programmeId}/rule-sets/preview")
    RuleSetPreview preview(Actor actor, @PathVariable String programmeId, @Valid @RequestBody RuleSetRequest request) {
        return RuleSetPreview.of(previewing.preview(actor, new ProgrammeId(programmeId), request.rules(shipped), request.effectiveFrom(),
                request.note()));
    }

    /** All versions, the newest first; {@code after} is the number of a version. */
    @GetMapping("/{programmeId}/rule-sets")
    Page<RuleSetVersionResponse> versions(@PathVariable String programmeId, @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        var programme = programmes.get(programmeId).state();
        var day = today.date();
        return Page.of(programme.ruleSets()
                .reversed()
                .stream()
                .filter(version -> after == null || version.version() < after)
                .limit(most + 1L)
                .map(version -> RuleSetVersionResponse.of(version, programme, day))
                .toList(), most, version -> String.valueOf(version.version()));
    }

    @GetMapping("/{programmeId}/rule-sets/{version}")
    RuleSetVersionResponse version(@PathVariable String programmeId, @PathVariable int version) {
        var programme = programmes.get(programmeId).state();
        return RuleSetVersionResponse.of(published(programme, version), programme, today.date());
    }

    /** The rules of a version as a file that can be published again, here or in another programme. */
    @GetMapping("/{programmeId}/rule-sets/{version}/file")
    ResponseEntity<String> export(@PathVariable String programmeId, @PathVariable int version) {
        var rules = published(programmes.get(programmeId).state(), version).rules();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("%s-rules-%d.json".formatted(programmeId, version))
                        .build()
                        .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsString(rules));
    }

    private static RuleSetVersion published(Programme programme, int version) {
        return programme.version(version).orElseThrow(() -> new NotFound("version of the rules", String.valueOf(version)));
    }

    @GetMapping
    Page<ProgrammeResponse> list(@RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        return Page.of(
                programmes.page(new Query(), after, most)
                        .stream()
                        .map(stored -> ProgrammeResponse.of(stored.state(), today.date()))
                        .toList(),
                most, ProgrammeResponse::programmeId);
    }

    @GetMapping("/{programmeId}")
    ResponseEntity<ProgrammeResponse> get(@PathVariable String programmeId) {
        return answer(programmes.get(programmeId));
    }

    private ResponseEntity<ProgrammeResponse> answer(Stored<Programme> stored) {
        return ETags.ok(stored.version(), ProgrammeResponse.of(stored.state(), today.date()));
    }
}
