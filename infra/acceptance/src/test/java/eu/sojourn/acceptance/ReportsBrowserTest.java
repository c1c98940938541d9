package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A coordinator freezes what an authority is told, finds it unchanged when the record has moved on, and sees what changed since. */
@Timeout(240)
class ReportsBrowserTest extends InBrowser {

    private static final String REPORT = "List of supported exchanges broken down by categories";
    private static final String CENTRE = "/kpis/" + Story.PROGRAMME + "/reports";

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @TempDir
    private Path folder;

    @Test
    void freezesAReportAndSeesWhatChangedSince() throws Exception {
        var story = Story.withOnly(stack.platform(), "dagny");
        story.playUpToLastSignature();

        try (var carmen = atDesk("carmen"); var dagny = onPhone("dagny")) {
            carmen.opens(CENTRE);
            carmen.pictures("report-centre");
            carmen.follows(REPORT);
            carmen.reads("By country of the host");
            carmen.pictures("report");
            var first = freezes(carmen, "First " + mark);
            carmen.pictures("snapshot");
            var files = keepsAll(carmen, "first");
            opens(files, first);

            carmen.opens("/kpis/" + Story.PROGRAMME + "/snapshots/" + id(first) + "/numbers/indicators.visits-submitted.altogether");
            carmen.reads("BigScience.dk");
            carmen.pictures("report-number");

            carmen.opens("/kpis/" + Story.PROGRAMME);
            carmen.reads("Live");
            var completed = carmen.figure("visits-completed");
            dagny.opens("/visits/" + story.visit("dagny"));
            dagny.follows("Read and sign the annex");
            dagny.presses("Sign this annex", "You have signed the annex.");
            carmen.seesFigure("visits-completed", completed + 1);

            carmen.opens(CENTRE);
            carmen.follows(REPORT);
            freezes(carmen, "Second " + mark);
            carmen.opens("/kpis/" + Story.PROGRAMME + "/snapshots/" + id(first));
            carmen.presses("Show what changed", "Facts that changed");
            carmen.reads("visit completed on");
            carmen.pictures("report-difference");
            assertThat(carmen.downloads("CSV")).contains(story.visit("dagny"), "visit completed on");

            carmen.opens("/kpis/" + Story.PROGRAMME + "/snapshots/" + id(first));
            var again = keepsAll(carmen, "again");
            for (var format : files.keySet()) {
                assertThat(Files.readAllBytes(again.get(format))).as(format).isEqualTo(Files.readAllBytes(files.get(format)));
            }
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens(CENTRE);
            carmen.reads("First " + mark);
            carmen.pictures("report-centre");
            carmen.follows(REPORT);
            carmen.pictures("report");
            carmen.opens(CENTRE + "/regional-extract");
            carmen.reads("Choose a country or a partnership first");
            carmen.opens(CENTRE + "/regional-extract?country=DE");
            carmen.reads("Guests in the country");
            carmen.pictures("regional-extract");
        }
    }

    private JsonNode freezes(Somebody coordinator, String note) {
        coordinator.fills("Note", note);
        coordinator.presses("Freeze", "The report is frozen.");
        coordinator.reads("no contradiction");
        return stack.platform()
                .get("carmen", "/api/kpis/programmes/" + Story.PROGRAMME + "/snapshots")
                .path("items")
                .valueStream()
                .filter(snapshot -> snapshot.path("note").asString().equals(note))
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode snapshot) {
        return snapshot.path("snapshotId").asString();
    }

    private Map<String, Path> keepsAll(Somebody coordinator, String name) {
        var files = new TreeMap<String, Path>();
        for (var format : new String[]{"XLSX", "CSV", "PDF", "JSON"}) {
            files.put(format.toLowerCase(java.util.Locale.ROOT), coordinator.keeps(format, folder.resolve(name + "." + format)));
        }
        return files;
    }

    /** Each file is the one whose digest the snapshot tells, and opens as what it is. */
    private void opens(Map<String, Path> files, JsonNode snapshot) throws Exception {
        for (var file : files.entrySet()) {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.getValue()));
            assertThat(HexFormat.of().formatHex(digest)).as(file.getKey())
                    .isEqualTo(snapshot.path("files").path(file.getKey()).path("sha256").asString());
        }
        assertThat(entry(files.get("xlsx"), "xl/workbook.xml")).contains("About", "Visits", "Definitions");
        assertThat(entry(files.get("xlsx"), "xl/worksheets/_rels/sheet2.xml.rels"))
                .contains(stack.url() + "/kpis/" + Story.PROGRAMME + "/snapshots/" + id(snapshot) + "/numbers/");
        assertThat(entry(files.get("csv"), "00-about.csv")).contains(REPORT, id(snapshot));
        try (var pdf = Loader.loadPDF(files.get("pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(REPORT, "Germany (DE)", "Definitions");
        }
        var json = JsonMapper.builder().build().readTree(files.get("json").toFile());
        assertThat(json.path("report").path("facts").size()).isEqualTo(snapshot.path("facts").asInt()).isPositive();
    }

    private static String entry(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
