package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
}
