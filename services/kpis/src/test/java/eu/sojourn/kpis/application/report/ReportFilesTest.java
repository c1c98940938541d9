package eu.sojourn.kpis.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.ZipInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.RandomFacts;
import eu.sojourn.kpis.Reports;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.report.Choice;
import eu.sojourn.kpis.domain.report.Difference;
import eu.sojourn.kpis.domain.report.Edition;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.Report.Basis;
import eu.sojourn.kpis.domain.report.ReportFormat;
import eu.sojourn.kpis.domain.report.ReportedFact.Given;
import eu.sojourn.kpis.domain.report.Scope;
import eu.sojourn.kpis.domain.report.TableSpec.Breakdown;
import eu.sojourn.kpis.domain.report.TableSpec.Listing;
import eu.sojourn.kpis.domain.report.Template;
import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.kpis.domain.target.Thresholds;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.TableReader;
import eu.sojourn.testing.PdfA;

class ReportFilesTest {

    private static final ReportFiles FILES = new ReportFiles("https://sojourn.example");
    private static final Edition EDITION = new Edition("s1", Instant.parse("2024-09-01T10:00:00Z"), "For the steering committee",
            FILES.numbersOf("biginn", "s1"));

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyFormatIsTheSameByteForByteAfterItWasReadAgain(long seed) {
        var report = report(seed);
        var json = FILES.write(EDITION, report, ReportFormat.JSON);

        var again = FILES.read(json);

        assertThat(again.report()).isEqualTo(report);
        for (var format : ReportFormat.values()) {
            assertThat(FILES.write(again.edition(), again.report(), format)).as(format.toString())
                    .isEqualTo(FILES.write(EDITION, report, format));
        }
    }

    /** A file of the first release: whatever changes later, it must be read as it is. */
    @Test
    void readsWhatWasFrozenLongAgo() throws Exception {
        byte[] frozen;
        try (var file = ReportFilesTest.class.getResourceAsStream("/snapshots/frozen-1.json")) {
            frozen = Objects.requireNonNull(file).readAllBytes();
        }

        var read = FILES.read(frozen);

        var total = read.report().number("host-country.total.visits-counted").orElseThrow().cell();
        assertThat(total.value()).isEqualByComparingTo("5504.83");
        assertThat(read.report()
                .factsOf(total)
                .stream()
                .flatMap(fact -> fact.rulings().stream())
                .flatMap(ruling -> ruling.gives().stream())
                .map(Given::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("5504.83");
        assertThat(FILES.write(read.edition(), read.report(), ReportFormat.JSON)).isEqualTo(frozen);
        assertThat(Difference.between(read.report(), read.report()).numbers()).isEmpty();
    }

    @Test
    void theWorkbookHasNumbersThatLeadToTheirFacts() throws Exception {
        var report = report(4);
        var workbook = FILES.write(EDITION, report, ReportFormat.XLSX);

        assertThat(text(workbook, "xl/workbook.xml")).contains("name=\"About\"", "name=\"By host country\"", "name=\"Visits\"",
                "name=\"Definitions\"");
        assertThat(text(workbook, "xl/worksheets/_rels/sheet2.xml.rels"))
                .contains("https://sojourn.example/kpis/biginn/snapshots/s1/numbers/host-country."
                        + report.tables().getFirst().rows().getFirst().key() + ".visits-counted\"");
        assertThat(text(workbook, "xl/worksheets/sheet2.xml")).contains("state=\"frozen\"").containsPattern("<c r=\"B2\"[^>]*><v>");
        var about = TableReader.read(workbook, "report.xlsx", null, Limits.OF_UPLOADS);
        assertThat(about.rows().stream().map(row -> row.cell(0).text() + ": " + row.cell(1).text()).toList()).contains("Programme: biginn",
                "Frozen at: 2024-09-01T10:00:00Z", "Note: For the steering committee",
                "Dictionary of indicators: version " + Shipped.DICTIONARY.version(),
                "Rule sets of the visits: versions 1, 2");
    }

    @Test
    void thePackageHasAFileForEachTable() throws Exception {
        var packed = FILES.write(EDITION, report(4), ReportFormat.CSV);

        assertThat(text(packed, "01-host-country.csv")).startsWith("\uFEFFHost country,Visits counted");
        assertThat(text(packed, "02-visits.csv")).contains("Total");
        assertThat(text(packed, "00-about.csv")).contains("Template,\"template, version 1\"");
        assertThat(text(packed, "03-definitions.csv")).contains("never for the host's");
    }

    @Test
    void thePrintedReportSaysEverything() throws Exception {
        var report = report(4);
        var pdf = FILES.write(EDITION, report, ReportFormat.PDF);

        assertThat(PdfA.violations(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("A report", "By host country",
                    report.tables().getFirst().rows().getFirst().cells().getFirst().shown(), "Definitions",
                    "snapshot s1", "1 / ");
        }
    }

    @Test
    void printsTheBeginningOfALongListAndSaysSo() throws Exception {
        var few = new RandomFacts(4).facts(Shipped.DICTIONARY, 40);
        var many = new ArrayList<FactSheet>();
        for (var i = 0; i < 1_200; i++) {
            var fact = few.get(i % few.size());
            many.add(new FactSheet(FactId.visit("v" + (10_000 + i)), fact.version(), new TreeMap<>(Map.of("programmeId", "biginn")),
                    fact.dimensions(), fact.happened(), List.of(), fact.at()));
        }
        var report = report(many, null);

        try (var document = Loader.loadPDF(FILES.write(EDITION, report, ReportFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Printed are the first 1000 of 1200 rows", "v10999")
                    .doesNotContain("v11000");
        }
        assertThat(text(FILES.write(EDITION, report, ReportFormat.CSV), "02-visits.csv")).contains("v11199");
    }

    private static Report report(long seed) {
        return report(new RandomFacts(seed).facts(Shipped.DICTIONARY, 40), LocalDate.of(2024, 7, 1));
    }

    private static Report report(List<FactSheet> facts, @Nullable LocalDate to) {
        var template = new Template("template", 1, "A report", "An authority", "For a test.", List.of(), Map.of(),
                List.of(new Breakdown("host-country", "By host country", List.of("hostCountry"),
                        Choice.of("visits-counted", "lump-sums-paid"),
                        "visits-counted", Map.of()),
                        new Listing("visits", "Visits", "visit", List.of("hostCountry", "sector"), "visits-counted", "firstDay",
                                Choice.of("visits-counted"), Map.of())));
        return Reports.of(template, Shipped.DICTIONARY,
                new Scope("biginn", null, to, new TreeMap<>(), LocalDate.of(2024, 9, 1)),
                new Basis(Instant.parse("2024-08-30T10:00:00Z"), "x.1.2", 4, true), facts, Map.of("visits-counted",
                        new Goal("visits-counted", eu.sojourn.kpis.domain.target.Scope.WHOLE, BigDecimal.TEN, LocalDate.of(2024, 1, 1),
                                LocalDate.of(2026, 12, 31), Thresholds.USUAL)));
    }

    private static String text(byte[] packed, String name) throws Exception {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
