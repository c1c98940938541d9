package eu.sojourn.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.pdf.PrintedText.Attachment;
import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Cell;
import eu.sojourn.pdf.PrintedText.Grid;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.NewPage;
import eu.sojourn.pdf.PrintedText.Paper;
import eu.sojourn.pdf.PrintedText.Table;
import eu.sojourn.testing.PdfA;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfWriterTest {
    private static final Instant NOW = Instant.parse("2024-02-01T10:00:00.123Z");

    @Test
    void writesPdfA() throws Exception {
        var pdf = write(new Heading(1, "Agenda & <script>"), new Lines("one\n  two\n\n" + "word ".repeat(300)), new NewPage(),
                new Table(List.of("Day", "What"), List.of(List.of("Monday", "Besuch: Größe, Żółw, Ελλάδα, Київ"), List.of("", "x\ny"))));

        assertThat(PdfA.violations(pdf)).isEmpty();
        assertThat(textOf(pdf)).contains("Agenda & <script>", "Größe, Żółw, Ελλάδα, Київ", "2 / 2", "the footer");
    }

    @ParameterizedTest
    @CsvSource({"'a\u202Eb', a[U+202E]b", "'a\u200Bb', a[U+200B]b", "日本, [U+65E5][U+672C]", "😀, [U+1F600]",
            "שלום, [U+05E9][U+05DC][U+05D5][U+05DD]",
            "'a\u0007b', a[U+0007]b", "'x\uD800', x[U+D800]", "'\u2066', [U+2066]"})
    void showsCharactersItCannotPrintByTheirNumber(String raw, String shown) throws Exception {
        var pdf = write(new Heading(2, raw), new Lines(raw), new Table(List.of(raw), List.of(List.of(raw))));

        assertThat(textOf(pdf)).contains(shown).doesNotContain(raw);
        assertThat(PdfA.violations(pdf)).isEmpty();
    }

    @Test
    void breaksWhatHasNoSpaces() throws Exception {
        var text = textOf(write(new Lines("x".repeat(5000)), new Table(List.of("a", "b"), List.of(List.of("y".repeat(400), "z")))));

        assertThat(text.replaceAll("\\s", "")).contains("x".repeat(5000), "z");
        assertThat(text.chars().filter(each -> each == 'y')).hasSize(400);
    }

    @Test
    void carriesAttachmentsByteForByte() throws Exception {
        var text = "exactly this: é \u202E 日本\n";
        var pdf = PdfWriter.write(new PrintedText("With a file", "en", NOW, "", List.of(new Lines("see the file")),
                List.of(new Attachment("text.txt", "The text", text))));

        try (var document = Loader.loadPDF(pdf)) {
            var file = new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles().getNames().get("text.txt");
            assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(PdfA.violations(pdf)).isEmpty();
    }

    @Test
    void makesTheSameBytesWheneverItIsAsked() throws Exception {
        var first = write(new Heading(1, "Counted"), wide(3));
        var stamp = System.currentTimeMillis();
        while (stamp == System.currentTimeMillis()) {
            Thread.onSpinWait();
        }

        assertThat(write(new Heading(1, "Counted"), wide(3))).isEqualTo(first);
        assertThat(write(new Heading(1, "Counted"), wide(4))).isNotEqualTo(first);
    }

    @Test
    void laysAWideGridOutInPartsWithItsHeadingsOnEachPage() throws Exception {
        var pdf = PdfWriter.write(new PrintedText("A title", "en", NOW, "the footer", List.of(wide(120)), List.of(), Paper.ACROSS));

        assertThat(PdfA.violations(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("Country");
            }
            var links = document.getPage(0)
                    .getAnnotations()
                    .stream()
                    .map(annotation -> ((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI())
                    .toList();
            assertThat(links).contains("https://sojourn.example/numbers/1-0");
        }
        assertThat(textOf(pdf)).contains("2024-01", "2024-24", "row 119", "1190");
    }

    @Test
    void putsShortGridsOnOnePageAndKeepsEachInOnePiece() throws Exception {
        var blocks = new ArrayList<Block>();
        for (var number = 1; number <= 6; number++) {
            var rows = new ArrayList<List<Cell>>();
            for (var row = 0; row < 12; row++) {
                rows.add(List.of(new Cell("grid " + number + " row " + row, false, null, false)));
            }
            blocks.add(new Grid("Grid " + number, List.of("What"), rows));
        }

        try (var document = Loader.loadPDF(write(blocks.toArray(Block[]::new)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            for (var page = 1; page <= 2; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                var text = stripper.getText(document);
                for (var number = 1; number <= 6; number++) {
                    assertThat(text.contains("Grid " + number)).as("grid %d, page %d", number, page)
                            .isEqualTo(text.contains("grid " + number + " row 0"))
                            .isEqualTo(text.contains("grid " + number + " row 11"));
                }
            }
        }
    }

    private static Grid wide(int rows) {
        var headings = new ArrayList<>(List.of("Country"));
        for (var month = 1; month <= 24; month++) {
            headings.add("2024-%02d".formatted(month));
        }
        var cells = new ArrayList<List<Cell>>();
        for (var row = 0; row < rows; row++) {
            var line = new ArrayList<>(List.of(new Cell("row " + row, false, null, row == rows - 1)));
            for (var month = 1; month <= 24; month++) {
                line.add(new Cell(String.valueOf(row * 10), true, "https://sojourn.example/numbers/" + month + "-" + row,
                        row == rows - 1));
            }
            cells.add(line);
        }
        return new Grid("A grid", headings, cells);
    }

    private static byte[] write(Block... blocks) {
        return PdfWriter.write(new PrintedText("A title", "en", NOW, "the footer", List.of(blocks), List.of()));
    }

    private static String textOf(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
