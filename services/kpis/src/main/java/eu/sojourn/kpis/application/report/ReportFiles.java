package eu.sojourn.kpis.application.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonFormat;
import eu.sojourn.kpis.domain.report.Edition;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.ReportFormat;
import eu.sojourn.kpis.domain.report.ReportTable;
import eu.sojourn.kpis.domain.report.ReportTable.Column;
import eu.sojourn.kpis.domain.report.ReportTable.Form;
import eu.sojourn.kpis.domain.report.ReportTable.Row;
import eu.sojourn.pdf.PdfWriter;
import eu.sojourn.pdf.PrintedText;
import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Cell;
import eu.sojourn.pdf.PrintedText.Grid;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.NewPage;
import eu.sojourn.pdf.PrintedText.Paper;
import eu.sojourn.tables.TableFormat;
import eu.sojourn.tables.TableWriter;
import eu.sojourn.tables.TableWriter.Linked;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports as files. The same edition of the same report is the same file, byte for byte: nothing here reads a clock or draws an id. */
@Component
public final class ReportFiles {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int LONGEST_SHEET = 31;
    private static final int MOST_LINKS = 20_000;
    private static final int MOST_PRINTED = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .withConfigOverride(BigDecimal.class, each -> each.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private final String portal;

    ReportFiles(@Value("${sojourn.portal}") String portal) {
        this.portal = portal;
    }

    /** Where the facts behind the numbers of a snapshot are shown. */
    public String numbersOf(String programmeId, String snapshotId) {
        return portal + "/kpis/" + programmeId + "/snapshots/" + snapshotId + "/numbers/{number}";
    }

    /** Where those behind the numbers of a live report are shown. */
    public String numbersOf(String programmeId, String templateId, String query) {
        return portal + "/kpis/" + programmeId + "/reports/" + templateId + "/numbers/{number}" + (query.isEmpty() ? "" : "?" + query);
    }

    /** {@code supported-exchanges-biginn-2024-05-02.xlsx}. */
    public static String name(Report report, Edition edition, ReportFormat format) {
        var made = edition.frozenAt() == null ? report.scope().today().toString() : edition.frozenAt().toString().substring(0, 10);
        return report.template().id() + "-" + report.scope().programmeId() + "-" + made + "." + format.ending();
    }

    public ReportFile read(byte[] json) {
        return JSON.readValue(json, ReportFile.class);
    }

    public byte[] write(Edition edition, Report report, ReportFormat format) {
        try {
            return switch (format) {
                case JSON -> JSON.writeValueAsBytes(new ReportFile(edition, report));
                case CSV -> csv(edition, report);
                case XLSX -> xlsx(edition, report);
                case PDF -> pdf(edition, report);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] csv(Edition edition, Report report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(bytes)) {
            var number = 0;
            for (var sheet : sheets(edition, report)) {
                var entry = new ZipEntry("%02d-%s.csv".formatted(number++, sheet.id()));
                entry.setTimeLocal(NO_TIME);
                packed.putNextEntry(entry);
                try (var table = TableFormat.CSV.writer(packed, sheet.title())) {
                    write(table, sheet);
                }
                packed.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] xlsx(Edition edition, Report report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var sheets = sheets(edition, report);
        var names = new HashSet<String>();
        try (var table = TableFormat.XLSX.writer(bytes, sheetName(names, sheets.getFirst().title()), madeAt(edition, report))) {
            write(table, sheets.getFirst());
            for (var sheet : sheets.subList(1, sheets.size())) {
                table.sheet(sheetName(names, sheet.title()));
                write(table, sheet);
            }
        }
        return bytes.toByteArray();
    }

    /** No longer than spreadsheet programs allow, and each another one. */
    private static String sheetName(Set<String> taken, String title) {
        var plain = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        var name = plain.substring(0, Math.min(plain.length(), LONGEST_SHEET));
        for (var again = 2; !taken.add(name.toLowerCase(java.util.Locale.ROOT)); again++) {
            var end = " " + again;
            name = plain.substring(0, Math.min(plain.length(), LONGEST_SHEET - end.length())) + end;
        }
        return name;
    }

    private record Sheet(String id, String title, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {}

    private static void write(TableWriter table, Sheet sheet) throws IOException {
        table.header(sheet.columns());
        for (var row : sheet.rows()) {
            table.row(row);
        }
    }

    private static List<Sheet> sheets(Edition edition, Report report) {
        var sheets = new ArrayList<Sheet>();
        sheets.add(new Sheet("about", "About", List.of("About", "this report"), about(edition, report)));
        for (var table : report.tables()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            var links = 0;
            for (var row : table.rows()) {
                var cells = new ArrayList<@Nullable Object>();
                for (var cell : row.cells()) {
                    var value = cell.form() == Form.WORDS ? cell.text() : cell.value();
                    if (value != null && cell.number() != null && links < MOST_LINKS) {
                        links++;
                        cells.add(new Linked(value, edition.addressOf(cell.number())));
                    } else {
                        cells.add(value);
                    }
                }
                rows.add(cells);
            }
            sheets.add(new Sheet(table.id(), table.title(), table.columns().stream().map(Column::name).toList(), rows));
        }
        sheets.add(new Sheet("definitions", "Definitions", List.of("Indicator", "Name", "Unit", "What counts", "Measure", "Timing"),
                report.definitions()
                        .stream()
                        .map(each -> List.of(each.kpi(), each.name(), each.unit(), each.description(), each.measure(), each.timing()))
                        .toList()));
        return sheets;
    }

    private static List<List<String>> about(Edition edition, Report report) {
        var about = new ArrayList<List<String>>();
        about.add(List.of("Report", report.template().name()));
        about.add(List.of("For", report.template().authority()));
        about.add(List.of("What it is", report.template().description()));
        about.add(List.of("Programme", report.scope().programmeId()));
        about.add(List.of("Period", (report.scope().from() == null ? "from the beginning" : "from " + report.scope().from())
                + (report.scope().to() == null ? " until now" : " to " + report.scope().to())));
        about.add(List.of("Filters", report.scope().filters().isEmpty()
                ? "none"
                : report.scope()
                        .filters()
                        .entrySet()
                        .stream()
                        .map(filter -> filter.getKey() + ": " + String.join(", ", filter.getValue()))
                        .collect(Collectors.joining("; "))));
        about.add(List.of("State of", report.scope().today().toString()));
        about.add(List.of("Latest event", report.basis().asOf() == null ? "none" : report.basis().asOf().toString()));
        about.add(List.of("Frozen at", edition.frozenAt() == null ? "not frozen: live figures" : edition.frozenAt().toString()));
        if (edition.snapshotId() != null) {
            about.add(List.of("Snapshot", edition.snapshotId()));
        }
        if (edition.note() != null) {
            about.add(List.of("Note", edition.note()));
        }
        about.add(List.of("Template", report.template().id() + ", version " + report.template().version()));
        about.add(List.of("Dictionary of indicators", "version " + report.dictionaryVersion()));
        about.add(List.of("Rule sets of the visits",
                report.ruleSetVersions().isEmpty() ? "none" : "versions " + String.join(", ", report.ruleSetVersions())));
        about.add(List.of("Live board", "generation " + report.basis().generation() + ", position " + report.basis().position()
                + (report.basis().reconciled() ? ", the same figures" : ", which was ahead or behind")));
        about.add(List.of("Facts", String.valueOf(report.facts().size())));
        for (var table : report.tables()) {
            table.notes().forEach(note -> about.add(List.of(table.title(), note)));
        }
        return about;
    }

    private static Instant madeAt(Edition edition, Report report) {
        return edition.frozenAt() != null ? edition.frozenAt() : Objects.requireNonNullElse(report.basis().asOf(), Instant.EPOCH);
    }

    private static byte[] pdf(Edition edition, Report report) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(1, report.template().name()));
        blocks.add(new Grid("", List.of("About", "this report"), about(edition, report).stream()
                .filter(line -> report.tables().stream().noneMatch(table -> table.title().equals(line.getFirst())))
                .map(line -> line.stream().map(each -> new Cell(each, false, null, false)).toList())
                .toList()));
        for (var table : report.tables()) {
            var rows = table.rows().size() > MOST_PRINTED
                    ? Stream.concat(table.rows().stream().limit(MOST_PRINTED), table.rows().stream().filter(Row::total)).toList()
                    : table.rows();
            blocks.add(new Grid(table.title(), table.columns().stream().map(Column::name).toList(),
                    rows.stream().map(row -> printed(edition, table, row)).toList()));
            if (rows.size() < table.rows().size()) {
                blocks.add(new Lines("Printed are the first %d of %d rows and the total; the other formats have them all."
                        .formatted(MOST_PRINTED, table.rows().size() - 1)));
            }
            table.notes().forEach(note -> blocks.add(new Lines(note)));
        }
        blocks.add(new NewPage());
        blocks.add(new Heading(2, "Definitions"));
        for (var definition : report.definitions()) {
            blocks.add(new Heading(3, definition.name() + " (" + definition.unit() + ")"));
            blocks.add(new Lines(definition.description()));
        }
        var footer = report.template().name() + ", " + report.scope().programmeId()
                + (edition.frozenAt() == null
                        ? ", live figures"
                        : ", frozen at " + edition.frozenAt() + ", snapshot " + edition.snapshotId());
        return PdfWriter
                .write(new PrintedText(report.template().name() + ", " + report.scope().programmeId(), "en", madeAt(edition, report),
                        footer, blocks, List.of(), Paper.ACROSS));
    }

    private static List<Cell> printed(Edition edition, ReportTable table, Row row) {
        return row.cells()
                .stream()
                .map(cell -> new Cell(cell.shown(), cell.form() != Form.WORDS,
                        cell.number() == null || cell.value() == null || table.list() && !row.total()
                                ? null
                                : edition.addressOf(cell.number()),
                        row.total()))
                .toList();
    }
}
