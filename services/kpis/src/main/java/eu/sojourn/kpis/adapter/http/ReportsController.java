package eu.sojourn.kpis.adapter.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.adapter.http.ProgrammesController.Readers;
import eu.sojourn.kpis.adapter.http.ReportView.GivingFact;
import eu.sojourn.kpis.adapter.http.SnapshotBody.FreezeBody;
import eu.sojourn.kpis.application.report.ComparingSnapshots;
import eu.sojourn.kpis.application.report.DamagedSnapshot;
import eu.sojourn.kpis.application.report.FiguresNotReady;
import eu.sojourn.kpis.application.report.FreezingReports;
import eu.sojourn.kpis.application.report.MakingReports;
import eu.sojourn.kpis.application.report.MakingReports.Wanted;
import eu.sojourn.kpis.application.report.ReportFiles;
import eu.sojourn.kpis.application.report.ReportTemplates;
import eu.sojourn.kpis.application.report.Snapshots;
import eu.sojourn.kpis.application.report.TooManyReports;
import eu.sojourn.kpis.domain.report.Edition;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.ReportFormat;
import eu.sojourn.kpis.domain.report.ReportedFact;
import eu.sojourn.kpis.domain.report.Template;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;
import eu.sojourn.service.http.Cursor;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.ProblemWriter;
import eu.sojourn.service.security.Actor;
import eu.sojourn.tables.TableFormat;

/** Reports for authorities: live, and frozen for ever. */
@RestController
@RequestMapping("/api/kpis")
class ReportsController {

    private static final String LIST = "snapshots frozenAt";
    private static final Set<String> PAGING = Set.of("after", "limit");
    private static final int LONGEST_NOTE = 500;

    private final ReportTemplates templates;
    private final MakingReports making;
    private final FreezingReports freezing;
    private final ComparingSnapshots comparing;
    private final Snapshots snapshots;
    private final ReportFiles files;

    ReportsController(ReportTemplates templates, MakingReports making, FreezingReports freezing, ComparingSnapshots comparing,
            Snapshots snapshots, ReportFiles files) {
        this.templates = templates;
        this.making = making;
        this.freezing = freezing;
        this.comparing = comparing;
        this.snapshots = snapshots;
        this.files = files;
    }

    /** @param needs filters of which at least one has to be given */
    record TemplateBody(String id, int version, String name, String authority, String description, List<String> needs,
            List<String> tables) {

        static TemplateBody of(Template template) {
            return new TemplateBody(template.id(), template.version(), template.name(), template.authority(), template.description(),
                    template.needs(), template.tables().stream().map(table -> table.title()).toList());
        }
    }

    record TemplatesBody(List<TemplateBody> templates) {}

    @GetMapping("/report-templates")
    TemplatesBody templates(Actor actor) {
        Actor.require(actor.is(Actor.COORDINATOR) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR),
                "Only coordinators, operators and auditors see reports.");
        return new TemplatesBody(templates.all().stream().map(TemplateBody::of).toList());
    }

    /** The tables of a report of what is so now. */
    @GetMapping("/programmes/{programmeId}/reports/{templateId}")
    ResponseEntity<ReportView> live(Actor actor, @PathVariable String programmeId, @PathVariable String templateId,
            @RequestParam MultiValueMap<String, String> query) {
        Readers.check(actor, programmeId);
        var wanted = ReportQuery.of(templateId, query, Set.of());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(making.live(programmeId, wanted, report -> ReportView.of(edition(programmeId, wanted), report)));
    }

    @GetMapping({"/programmes/{programmeId}/reports/{templateId}.json", "/programmes/{programmeId}/reports/{templateId}.csv",
            "/programmes/{programmeId}/reports/{templateId}.xlsx",
            "/programmes/{programmeId}/reports/{templateId}.pdf"})
    ResponseEntity<byte[]> liveFile(Actor actor, @PathVariable String programmeId, @PathVariable String templateId,
            @RequestParam MultiValueMap<String, String> query, HttpServletRequest request) {
        Readers.check(actor, programmeId);
        var wanted = ReportQuery.of(templateId, query, Set.of());
        var as = format(request);
        var edition = edition(programmeId, wanted);
        return making.live(programmeId, wanted, report -> {
            var content = files.write(edition, report, as);
            return file(ReportFiles.name(report, edition, as), as.mediaType(), FreezingReports.sha256(content), content);
        });
    }

    /** The facts behind a number of a report of what is so now. */
    @GetMapping("/programmes/{programmeId}/reports/{templateId}/numbers/{number}/facts")
    NumberBody liveFacts(Actor actor, @PathVariable String programmeId, @PathVariable String templateId, @PathVariable String number,
            @RequestParam MultiValueMap<String, String> query, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Readers.check(actor, programmeId);
        return making.live(programmeId, ReportQuery.of(templateId, query, PAGING), report -> number(report, number, after, limit));
    }

    /** Freezes what the live board shows now. */
    @PostMapping("/programmes/{programmeId}/snapshots")
    ResponseEntity<SnapshotBody> freeze(Actor actor, @PathVariable String programmeId, @RequestBody FreezeBody body) {
        Writers.check(actor, programmeId);
        if (body.template() == null || body.template().isBlank()) {
            throw new InvalidValue("template", "is needed");
        }
        if (templates.all().stream().noneMatch(template -> template.id().equals(body.template()))) {
            throw new InvalidValue("template", "is none that there is");
        }
        var note = body.note() == null || body.note().isBlank() ? null : PlainText.paragraph("note", body.note(), LONGEST_NOTE);
        var wanted = ReportQuery.wanted(body.template(), body.from(), body.to(), body.filters() == null ? Map.of() : body.filters());
        var frozen = freezing.freeze(programmeId, Ids.fresh(), wanted, note, actor.personId());
        return ResponseEntity.created(URI.create("/api/kpis/programmes/" + programmeId + "/snapshots/" + frozen.id()))
                .body(SnapshotBody.of(frozen));
    }

    /** The latest first. */
    @GetMapping("/programmes/{programmeId}/snapshots")
    Page<SnapshotBody> list(Actor actor, @PathVariable String programmeId, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Readers.check(actor, programmeId);
        var cursor = after == null || after.isBlank() ? null : Cursor.of(LIST, after);
        var slice = snapshots.list(programmeId, cursor == null ? null : new Place(cursor.value(), cursor.id()), Page.limit(limit));
        var next = slice.next();
        return new Page<>(slice.items().stream().map(SnapshotBody::of).toList(),
                next == null ? null : new Cursor(next.value(), next.id()).text(LIST));
    }

    @GetMapping("/programmes/{programmeId}/snapshots/{snapshotId}")
    SnapshotBody get(Actor actor, @PathVariable String programmeId, @PathVariable String snapshotId) {
        Readers.check(actor, programmeId);
        return SnapshotBody.of(snapshots.get(programmeId, snapshotId));
    }

    /** The tables as they were frozen. */
    @GetMapping("/programmes/{programmeId}/snapshots/{snapshotId}/tables")
    ReportView tables(Actor actor, @PathVariable String programmeId, @PathVariable String snapshotId) {
        Readers.check(actor, programmeId);
        return freezing.look(snapshots.get(programmeId, snapshotId), file -> ReportView.of(file.edition(), file.report()));
    }

    /** A frozen file, byte for byte the same for ever; its entity tag is its digest. */
    @GetMapping({"/programmes/{programmeId}/snapshots/{snapshotId}.json", "/programmes/{programmeId}/snapshots/{snapshotId}.csv",
            "/programmes/{programmeId}/snapshots/{snapshotId}.xlsx",
            "/programmes/{programmeId}/snapshots/{snapshotId}.pdf"})
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String programmeId, @PathVariable String snapshotId,
            HttpServletRequest request) {
        Readers.check(actor, programmeId);
        var as = format(request);
        var snapshot = snapshots.get(programmeId, snapshotId);
        var file = snapshot.state().file(as);
        return file(file.name(), as.mediaType(), file.sha256(), freezing.read(snapshotId, file));
    }

    @GetMapping("/programmes/{programmeId}/snapshots/{snapshotId}/numbers/{number}/facts")
    NumberBody facts(Actor actor, @PathVariable String programmeId, @PathVariable String snapshotId, @PathVariable String number,
            @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
        Readers.check(actor, programmeId);
        return freezing.look(snapshots.get(programmeId, snapshotId), file -> number(file.report(), number, after, limit));
    }

    /**
     * A number and a page of the facts that give it.
     *
     * @param value {@code null} where there is none
     * @param facts each with nothing but what it gives to this number
     */
    record NumberBody(String number, String table, String row, String column, @Nullable String value, String shown, int count,
            Page<GivingFact> facts) {}

    private static NumberBody number(Report report, String number, @Nullable String after, @Nullable Integer limit) {
        var placed = report.number(number).orElseThrow(() -> new NotFound("number", number));
        var all = report.factsOf(placed.cell());
        var most = Page.limit(limit);
        var some = all.stream().filter(fact -> after == null || fact.factId().compareTo(after) > 0).limit(most + 1L).toList();
        var page = Page.of(some, most, ReportedFact::factId);
        return new NumberBody(number, placed.table().title(), placed.row().cells().getFirst().shown(), placed.column().name(),
                ReportView.plain(placed.cell().value()), placed.cell().shown(), all.size(),
                new Page<>(page.items().stream().map(GivingFact::of).toList(), page.next()));
    }

    /** A difference between two snapshots with what they are. */
    record DifferenceBody(SnapshotBody before, SnapshotBody after, DifferenceView difference) {}

    /** What is another in the snapshot {@code to} than in this one. */
    @GetMapping("/programmes/{programmeId}/snapshots/{snapshotId}/difference")
    DifferenceBody difference(Actor actor, @PathVariable String programmeId, @PathVariable String snapshotId,
            @RequestParam(required = false) @Nullable String to) {
        Readers.check(actor, programmeId);
        var before = snapshots.get(programmeId, snapshotId);
        var after = snapshots.get(programmeId, needed(to));
        return new DifferenceBody(SnapshotBody.of(before), SnapshotBody.of(after), DifferenceView.of(comparing.compare(before, after)));
    }

    @GetMapping("/programmes/{programmeId}/snapshots/{snapshotId}/difference.{format}")
    ResponseEntity<byte[]> differenceFile(Actor actor, @PathVariable String programmeId, @PathVariable String snapshotId,
            @PathVariable String format, @RequestParam(required = false) @Nullable String to) {
        Readers.check(actor, programmeId);
        var before = snapshots.get(programmeId, snapshotId);
        var after = snapshots.get(programmeId, needed(to));
        var as = switch (format) {
            case "xlsx" -> TableFormat.XLSX;
            case "csv" -> TableFormat.CSV;
            default -> throw new InvalidValue("format", "must be xlsx or csv");
        };
        var content = comparing.file(before, after, as);
        return file("difference-" + programmeId + "-" + before.state().frozenAt().substring(0, 10) + "-"
                + after.state().frozenAt().substring(0, 10) + "." + as.extension(), as.mediaType(), FreezingReports.sha256(content),
                content);
    }

    private static String needed(@Nullable String to) {
        if (to == null || to.isBlank()) {
            throw new InvalidValue("to", "is needed");
        }
        return to;
    }

    private Edition edition(String programmeId, Wanted wanted) {
        return new Edition(null, null, null, files.numbersOf(programmeId, wanted.templateId(), ReportQuery.text(wanted)));
    }

    /** By the ending of the address. */
    private static ReportFormat format(HttpServletRequest request) {
        var path = request.getRequestURI();
        return ReportFormat.of(path.substring(path.lastIndexOf('.') + 1)).orElseThrow();
    }

    private static ResponseEntity<byte[]> file(String name, String mediaType, String sha256, byte[] content) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(mediaType));
        headers.setContentDisposition(ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build());
        headers.setETag("\"" + sha256 + "\"");
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.set("X-Content-Type-Options", "nosniff");
        return new ResponseEntity<>(content, headers, HttpStatus.OK);
    }

    /** It passes by itself. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(FiguresNotReady notReady) {
        var soon = new HttpHeaders();
        soon.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", notReady, soon);
    }

    /** It passes by itself, and says when. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyReports others) {
        var later = new HttpHeaders();
        later.set(HttpHeaders.RETRY_AFTER, String.valueOf(others.again().toSeconds()));
        return answer(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", others, later);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DamagedSnapshot damaged) {
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal", damaged, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String word, RuntimeException why, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemWriter.problem(status, word, String.valueOf(why.getMessage()), List.of()));
    }
}
