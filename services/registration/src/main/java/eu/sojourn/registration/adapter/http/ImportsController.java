package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.application.EncodingSheets;
import eu.sojourn.registration.application.EncodingSheets.Shown;
import eu.sojourn.registration.domain.encoding.Column;
import eu.sojourn.registration.domain.encoding.Sheet;
import eu.sojourn.registration.domain.encoding.SheetCell;
import eu.sojourn.registration.domain.encoding.SheetImport;
import eu.sojourn.registration.domain.encoding.SheetRow;
import eu.sojourn.registration.domain.encoding.Verdict;
import eu.sojourn.registration.domain.encoding.Verdict.CellFault;
import eu.sojourn.registration.domain.encoding.Verdict.Outcome;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.security.Actor;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableFormat;
import eu.sojourn.tables.TableReader;
import eu.sojourn.tables.TableWriter;
import eu.sojourn.tables.UnreadableTable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Encoding many visits from one sheet: first shown, then applied; for coordinators. */
@RestController
@RequestMapping("/api/registration/xchanges/{xchangeId}/imports")
class ImportsController {

    private final EncodingSheets encoding;

    ImportsController(EncodingSheets encoding) {
        this.encoding = encoding;
    }

    /** @param rows numbers of the rows to be done; null for all that can be */
    record ApplicationRequest(@Nullable Set<@NotNull Integer> rows) {}

    /**
     * One row.
     *
     * @param stale  whether the verdict is another than was shown at first
     * @param result what was done with the row; null while nothing was
     */
    record RowResponse(int row, @Nullable String reference, @Nullable String organisation, @Nullable String organisationId,
            @Nullable String visitId, Outcome outcome, boolean acceptable, List<CellFault> faults, List<Reason> reasons,
            List<Column> changes, @Nullable Money lumpSum, boolean stale, SheetImport.@Nullable Result result) {}

    /**
     * A sheet.
     *
     * @param columns   what the known columns are called in it
     * @param ignored   what the other columns are called
     * @param totals    number of rows by what would become of them
     * @param remaining number of chosen rows that the next command has to do
     */
    record ImportResponse(String importId, String xchangeId, @Nullable String name, Instant uploadedAt, Instant expiresAt,
            Map<Column, String> columns, List<String> ignored, Map<Outcome, Long> totals, int remaining, List<RowResponse> rows) {

        static ImportResponse of(Shown shown) {
            var it = shown.sheetImport();
            var rows = it.sheet().rows().stream().collect(Collectors.toMap(SheetRow::number, Function.identity()));
            var totals = new EnumMap<Outcome, Long>(Outcome.class);
            shown.verdicts().forEach(verdict -> totals.merge(verdict.outcome(), 1L, Long::sum));
            return new ImportResponse(it.importId(), it.xchangeId().value(), it.name(), it.uploadedAt(), it.expiresAt(),
                    new EnumMap<>(it.sheet().headers()), it.sheet().ignored(), totals, shown.remaining(),
                    shown.verdicts().stream().map(verdict -> row(it, rows.get(verdict.row()), verdict)).toList());
        }

        private static RowResponse row(SheetImport it, SheetRow row, Verdict v) {
            var result = it.results().get(v.row());
            var done = v.outcome() == Outcome.UNCHANGED && result != null;
            return new RowResponse(v.row(), blankToNull(row.text(Column.REFERENCE)), blankToNull(row.text(Column.ORGANISATION)),
                    v.organisationId() == null ? null : v.organisationId().value(), v.visitId() == null ? null : v.visitId().value(),
                    v.outcome(), v.outcome().isAcceptable(), v.faults(), v.reasons(), v.changes(), v.lumpSum(), !done && !it.wasShown(v),
                    result);
        }

        private static @Nullable String blankToNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** Shows what would become of each row; the file is the body. Nothing of the visits is stored. */
    @PostMapping
    @RequestBody(required = true, content = {
            @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string"))})
    ResponseEntity<ImportResponse> show(Actor actor, @PathVariable String xchangeId, @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request) throws IOException {
        encoding.mayEncode(actor, new XchangeId(xchangeId));
        var sheet = sheet(request.getInputStream().readNBytes(Limits.OF_UPLOADS.bytes() + 1), name, request.getContentType());
        var shown = ImportResponse.of(encoding.show(actor, new XchangeId(xchangeId), name, sheet));
        return ResponseEntity.created(java.net.URI.create("/api/registration/xchanges/" + xchangeId + "/imports/" + shown.importId()))
                .body(shown);
    }

    @GetMapping("/{importId}")
    ImportResponse get(Actor actor, @PathVariable String xchangeId, @PathVariable String importId) {
        return ImportResponse.of(encoding.get(actor, new XchangeId(xchangeId), importId));
    }

    /** Does what was shown. The same command again goes on with what remains. */
    @PostMapping("/{importId}/application")
    ImportResponse apply(Actor actor, @PathVariable String xchangeId, @PathVariable String importId,
            @org.springframework.web.bind.annotation.RequestBody ApplicationRequest request) {
        return ImportResponse.of(encoding.apply(actor, new XchangeId(xchangeId), importId, request.rows()));
    }

    /** The rows that failed, with a column that says why; it can be corrected and uploaded as it is. */
    @GetMapping("/{importId}/failures")
    ResponseEntity<byte[]> failures(Actor actor, @PathVariable String xchangeId, @PathVariable String importId,
            @RequestParam(defaultValue = "XLSX") TableFormat format) throws IOException {
        var shown = encoding.failures(actor, new XchangeId(xchangeId), importId);
        var sheet = shown.sheetImport().sheet();
        var columns = Arrays.stream(Column.values()).filter(sheet.headers()::containsKey).toList();
        var rows = sheet.rows().stream().collect(Collectors.toMap(SheetRow::number, Function.identity()));
        return file(format, "failures", writer -> {
            writer.header(java.util.stream.Stream.concat(columns.stream().map(sheet.headers()::get),
                    java.util.stream.Stream.of(Column.FAULTS)).toList());
            for (var verdict : shown.verdicts()) {
                var row = rows.get(verdict.row());
                writer.row(java.util.stream.Stream.concat(columns.stream().map(row::text), java.util.stream.Stream.of(verdict.complaint()))
                        .toList());
            }
        });
    }

    /** The sheet to fill in, with an example and, as XLSX, the allowed values. */
    @GetMapping("/template")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String xchangeId, @RequestParam(defaultValue = "XLSX") TableFormat format)
            throws IOException {
        var template = encoding.template(actor, new XchangeId(xchangeId));
        return file(format, "visits", writer -> {
            writer.header(template.header());
            writer.row(template.example());
            if (format == TableFormat.XLSX) {
                writer.sheet("Allowed values");
                writer.header(template.allowedHeader());
                for (var row : template.allowed()) {
                    writer.row(row);
                }
            }
        });
    }

    private static Sheet sheet(byte[] file, @Nullable String name, @Nullable String mediaType) {
        try {
            var lines = TableReader.read(file, name, mediaType, Limits.OF_UPLOADS).rows().stream().map(ImportsController::line).toList();
            return Sheet.of(lines, Table::address);
        } catch (UnreadableTable unreadable) {
            throw new InvalidInput(List.of(Reason.ofField("file", unreadable.fault().name(), String.valueOf(unreadable.getMessage()))));
        }
    }

    private static Sheet.Line line(Table.Row row) {
        var cells = new java.util.ArrayList<SheetCell>();
        for (var column = 0; column < row.cells().size(); column++) {
            var cell = row.cell(column);
            cells.add(new SheetCell(Table.address(column, row.number()), cell.text(), switch (cell.kind()) {
                case VALUE -> null;
                case FORMULA -> SheetCell.Unusable.FORMULA;
                case ERROR -> SheetCell.Unusable.ERROR;
                case TOO_LONG -> SheetCell.Unusable.TOO_LONG;
            }));
        }
        return new Sheet.Line(row.number(), cells);
    }

    /** Fills a file. */
    @FunctionalInterface
    private interface Filling {
        void write(TableWriter writer) throws IOException;
    }

    private static ResponseEntity<byte[]> file(TableFormat format, String name, Filling filling) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, name)) {
            filling.write(writer);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name + "." + format.extension()).build().toString())
                .body(out.toByteArray());
    }
}
