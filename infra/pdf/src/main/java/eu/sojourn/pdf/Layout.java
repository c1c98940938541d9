package eu.sojourn.pdf;

import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.NewPage;
import eu.sojourn.pdf.PrintedText.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Puts blocks on pages of A4, from top to bottom. Pages are filled first and drawn then, as each says how many there are. */
final class Layout {
    private static final PDRectangle PAPER = PDRectangle.A4;
    private static final float MARGIN = 56;
    private static final float BOTTOM = 72;
    private static final float ROOM = PAPER.getWidth() - 2 * MARGIN;
    private static final float TEXT = 9.5f;
    private static final float CELL = 8;
    private static final float SMALL = 7.5f;
    private static final float LEADING = 1.35f;
    private static final float GAP = 6;

    private record Run(float x, float y, float size, String text) {}

    private final PDDocument document;
    private final Typeface typeface;
    private final String footer;
    private final List<List<Run>> pages = new ArrayList<>();
    private float y;

    Layout(PDDocument document, Typeface typeface, String footer) {
        this.document = document;
        this.typeface = typeface;
        this.footer = footer;
        newPage();
    }

    void put(List<Block> blocks) throws IOException {
        for (var block : blocks) {
            switch (block) {
                case Heading(var level, var text) -> heading(level, text);
                case Lines(var text) -> text.lines().forEach(line -> line(line, TEXT));
                case Table table -> table(table);
                case NewPage _ -> newPage();
            }
        }
        draw();
    }

    private void heading(int level, String text) {
        var size = switch (level) {
            case 1 -> 18f;
            case 2 -> 14f;
            default -> 11f;
        };
        y -= GAP;
        if (y < BOTTOM + 4 * size) {
            newPage();
        }
        line(text, size);
        y -= GAP / 2;
    }

    private void line(String text, float size) {
        for (var part : typeface.wrap(typeface.visible(text), size, ROOM)) {
            down(size * LEADING);
            add(MARGIN, size, part);
        }
    }

    private void table(Table table) {
        row(table.headings());
        table.rows().forEach(this::row);
        y -= GAP;
    }

    /** A row stays together, unless it is longer than a page. */
    private void row(List<String> cells) {
        var width = ROOM / cells.size();
        var wrapped = cells.stream()
                .map(cell -> cell.lines()
                        .flatMap(line -> typeface.wrap(typeface.visible(line), CELL, width - GAP).stream())
                        .toList())
                .toList();
        var height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        if (y - height * CELL * LEADING < BOTTOM) {
            newPage();
        }
        for (var i = 0; i < height; i++) {
            down(CELL * LEADING);
            for (var column = 0; column < wrapped.size(); column++) {
                if (i < wrapped.get(column).size()) {
                    add(MARGIN + column * width, CELL, wrapped.get(column).get(i));
                }
            }
        }
        y -= GAP;
    }

    private void down(float height) {
        if (y - height < BOTTOM) {
            newPage();
        }
        y -= height;
    }

    private void newPage() {
        pages.add(new ArrayList<>());
        y = PAPER.getHeight() - MARGIN;
    }

    private void add(float x, float size, String text) {
        pages.getLast().add(new Run(x, y, size, text));
    }

    private void draw() throws IOException {
        for (var number = 1; number <= pages.size(); number++) {
            var page = new PDPage(PAPER);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                for (var run : pages.get(number - 1)) {
                    draw(content, run);
                }
                var foot = MARGIN - SMALL;
                for (var part : typeface.wrap(footer, SMALL, ROOM - 80)) {
                    draw(content, new Run(MARGIN, foot, SMALL, part));
                    foot -= SMALL * LEADING;
                }
                var place = number + " / " + pages.size();
                draw(content, new Run(PAPER.getWidth() - MARGIN - typeface.width(place, SMALL), MARGIN - SMALL, SMALL, place));
            }
        }
    }

    private void draw(PDPageContentStream content, Run run) throws IOException {
        if (run.text().isBlank()) {
            return;
        }
        content.beginText();
        content.setFont(typeface.font(), run.size());
        content.newLineAtOffset(run.x(), run.y());
        content.showText(run.text());
        content.endText();
    }
}
