package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.survey.ProgressSurvey;
import eu.sojourn.acceptance.survey.Waves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A survey of another tool becomes a wave that somebody answers by a link, and its rate rises before the coordinator's eyes. */
class WavesBrowserTest extends InBrowser {

    private static final Path SURVEY = Path.of("..", "..", "services", "questionnaires", "src", "test", "resources", "limesurvey",
            "partners.lss");

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Test
    void importsEditsPublishesAsksAndReads() throws IOException {
        String title = "Partners " + mark;
        try (var carmen = atDesk("carmen")) {
            carmen.opens("/questionnaires/import");
            carmen.attaches("File", "partners.lss", "application/xml", Files.readAllBytes(SURVEY));
            carmen.fills("Short name", "partners-" + mark);
            carmen.presses("Make a draft of it", "not carried over");
            carmen.pictures("questionnaire-import");
            carmen.follows("Edit the draft");
            carmen.unfolds("The questionnaire as a whole");
            carmen.fills("English, Title", title);
            carmen.reads("Kept at");
            carmen.pictures("questionnaire-editor");
            carmen.presses("Publish …", "What it holds");
            carmen.presses("Publish version 1", "The questionnaire is published.");

            carmen.opens("/waves/new?questionnaireId=partners-" + mark);
            carmen.fills("Title", title);
            carmen.fills("Take answers until", LocalDate.now().plusMonths(1) + "T12:00");
            carmen.presses("Go on to whom it asks", "The wave is planned.");
            carmen.fills("One on each line", "North; Ana Lopes\nSouth; Bo Holm");
            carmen.presses("Keep this list", "It asks 2");
            carmen.follows("Open it …");
            carmen.presses("Open it and ask 2", "The wave is open.");
            carmen.readsInTheEnd("2 are silent");
            carmen.pictures("wave");
            carmen.follows("Link for Ana Lopes");
            String link = carmen.copies("Link");
            carmen.follows(title);
            carmen.marksPage();

            try (var ana = chromium.letIn(stack.url(), 375, 812)) {
                ana.opens(link);
                ana.ticks("Cluster");
                ana.ticks("No");
                ana.presses("Send", "Thank");
            }

            carmen.sees("50.0 %");
            assertThat(carmen.isStillOnMarkedPage()).isTrue();
            carmen.follows("Results");
            carmen.reads("One answered");
            carmen.pictures("results");
            assertThat(carmen.downloads("CSV")).contains("Cluster");
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens("/questionnaires");
            carmen.opens("/waves");
            carmen.follows(title);
            carmen.pictures("wave");
            carmen.follows("Results");
        }
    }

    /** The preview behaves as the page of whoever is asked, and forgets nothing while the coordinator goes on editing. */
    @Test
    void previewsWhatHangsOnAnAnswer() {
        String id = "preview-" + mark;
        stack.platform()
                .post("carmen", "/api/questionnaires/questionnaires", Map.of("programmeId", Story.PROGRAMME, "questionnaireId", id, "from",
                        Map.of("questionnaireId", ProgressSurvey.ID)));
        try (var carmen = atDesk("carmen")) {
            carmen.opens("/questionnaires/" + id + "/edit");
            carmen.readsNot("Orders for members");
            carmen.fills("How many missions", "2");
            carmen.reads("Orders for members");
            carmen.unfolds("The questionnaire as a whole");
            carmen.fills("English, Title", "Progress, tried");
            carmen.reads("Kept at");
            carmen.reads("Orders for members");
            carmen.fills("How many missions", "0");
            carmen.readsNot("Orders for members");
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens("/questionnaires/" + id + "/edit");
            carmen.pictures("questionnaire-editor");
        }
    }

    /** A figure stands on the page, in the monitor and in each file, and everywhere it is the same. */
    @Test
    void takesInAnswersComparesWavesAndTellsTheSameEverywhere() throws IOException {
        var waves = new Waves(stack.platform(), "carmen", Story.PROGRAMME);
        String first = asked(waves, "First " + mark, "wave-1", null);
        String other = asked(waves, "Other " + mark, "wave-1", null);
        String second = waves.open("Second " + mark, ProgressSurvey.ID, ProgressSurvey.invitees("wave-2"), first);
        String raw = ProgressSurvey.responses("wave-2").text();

        try (var carmen = atDesk("carmen")) {
            carmen.opens("/waves/" + second);
            carmen.follows("Take in raw answers");
            carmen.attaches("Table", "raw.csv", "text/csv", raw.replaceFirst("\nGCA,", "\nNobody,").getBytes(StandardCharsets.UTF_8));
            carmen.isRefused("Check it and take it in", "One cell is wrong");
            carmen.reads("is nobody whom the wave asks");
            carmen.pictures("wave-responses-refused");
            assertThat(waves.monitor(second).at("/all/submitted").asInt()).as("nothing is half done").isZero();
            carmen.attaches("Table", "raw.csv", "text/csv", raw.getBytes(StandardCharsets.UTF_8));
            carmen.presses("Check it and take it in", "The answers of 19 were taken in.");
            carmen.pictures("wave-responses");
            carmen.follows("Results");

            carmen.reads("19 answered");
            carmen.reads("82.6 %");
            carmen.reads("beside First " + mark);
            assertThat(carmen.copies("Compare with")).isEqualTo(first);
            List<String> shown = carmen.row("Implementation roadmap");
            assertThat(shown).hasSizeGreaterThan(3);
            tellTheSame(carmen, shown.getFirst(), waves.monitor(second).path("all"));
            carmen.pictures("results-compared");
            carmen.chooses("Compare with", other);
            carmen.presses("Show", "beside Other " + mark);
            assertThat(carmen.row("Implementation roadmap").subList(0, 3)).isEqualTo(shown.subList(0, 3));
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens("/waves/" + second + "/results");
            carmen.pictures("results-compared");
            carmen.opens("/waves/" + second + "/responses");
            carmen.pictures("wave-responses");
            carmen.opens("/waves/" + second);
            carmen.pictures("wave-monitor");
        }
    }

    private static String asked(Waves waves, String title, String example, @Nullable String previous) {
        String wave = waves.open(title, ProgressSurvey.ID, ProgressSurvey.invitees(example), previous);
        waves.take(wave, ProgressSurvey.responses(example));
        return wave;
    }

    /** @param roadmap how many ticked it and which part that is, as the page writes it */
    private void tellTheSame(Somebody carmen, String roadmap, JsonNode monitor) throws IOException {
        assertThat(monitor.path("submitted").asInt()).isEqualTo(19);
        assertThat(monitor.path("rate").asString()).isEqualTo("82.6");
        JsonNode json = JsonMapper.shared().readTree(carmen.downloads("JSON"));
        JsonNode ticked = option(json.path("results"));
        assertThat(json.at("/results/n").asInt()).isEqualTo(19);
        assertThat(json.at("/results/rate").asString()).isEqualTo("82.6");
        assertThat(roadmap).isEqualTo(ticked.path("count").asString() + " " + ticked.path("percent").asString() + " %");
        Path folder = Files.createDirectories(Path.of("target", "downloads"));
        String csv = carmen.downloads("CSV");
        String sheet = firstSheet(carmen.keeps("XLSX", folder.resolve("results.xlsx")));
        for (String file : List.of(csv.replaceAll("(?m)^|$", ";").replace(',', ';'), sheet)) {
            assertThat(file).containsPattern(";this;+n;19;")
                    .containsPattern(";this;+rate;82\\.6;")
                    .containsPattern(";this;+activities;[^\n]*;ROADMAP;[^\n]*;count;" + ticked.path("count").asString() + ";")
                    .containsPattern(";this;+activities;[^\n]*;ROADMAP;[^\n]*;percent;"
                            + ticked.path("percent").asString().replace(".0", "(\\.0)?") + ";");
        }
        assertThat(carmen.downloads("Codebook")).contains("activities", "ROADMAP", "Implementation roadmap");
    }

    private static JsonNode option(JsonNode results) {
        return results.path("questions")
                .valueStream()
                .filter(question -> question.path("questionId").asString().equals("activities"))
                .flatMap(question -> question.path("options").valueStream())
                .filter(option -> option.path("value").asString().equals("ROADMAP"))
                .findFirst()
                .orElseThrow();
    }

    /** The rows of the first sheet of a workbook, a line each, with a semicolon before and behind each cell. */
    private static String firstSheet(Path workbook) throws IOException {
        try (ZipFile parts = new ZipFile(workbook.toFile())) {
            String xml = new String(parts.getInputStream(parts.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            return xml.replace("\n", " ")
                    .replaceAll("</row>", "\n")
                    .replaceAll("<c [^>]*/>", ";")
                    .replaceAll("</c>", ";")
                    .replaceAll("<row[^>]*>", ";")
                    .replaceAll("<[^>]*>", "");
        }
    }
}
