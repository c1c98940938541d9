package eu.sojourn.pdf;

import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Cell;
import eu.sojourn.pdf.PrintedText.Grid;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.NewPage;
import eu.sojourn.pdf.PrintedText.Paper;
import eu.sojourn.pdf.PrintedText.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.jspecify.annotations.Nullable;

/** Puts blocks on pages of A4, from top to bottom. Pages are filled first and drawn then, as each says how many there are. */
final class Layout {
    private static final float MARGIN = 56;
    private static final float BOTTOM = 72;
    private static final float TEXT = 9.5f;
    private static final float CELL = 8;
    private static final float SMALL = 7.5f;
    private static final float LEADING = 1.35f;
    private static final float GAP = 6;
    private static final float NARROWEST = 30;
    private static final float WIDEST = 180;

    private record Run(float x, float y, float size, String text, @Nullable String address) {}

    private final PDDocument document;
    private final Typeface typeface;
    private final String footer;
    private final PDRectangle paper;
    private final float room;
    private final List<List<Run>> pages = new ArrayList<>();
    private float y;

    Layout(PDDocument document, Typeface typeface, String footer, Paper paper) {
        this.paper = switch (paper) {
            case UPRIGHT -> PDRectangle.A4;
            case ACROSS -> new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
        };
        this.room = this.paper.getWidth() - 2 * MARGIN;
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
                case Grid grid -> grid(grid);
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
        for (var part : typeface.wrap(typeface.visible(text), size, room)) {
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
        var width = room / cells.size();
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

    private void grid(Grid raw) {
        var grid = new Grid(raw.headings().stream().map(typeface::visible).toList(), raw.rows()
                .stream()
                .map(row -> row.stream().map(cell -> new Cell(visible(cell.text()), cell.number(), cell.address())).toList())
                .toList());
        var widths = new ArrayList<Float>();
        for (var column = 0; column < grid.headings().size(); column++) {
            widths.add(width(grid, column));
        }
        for (var from = 1; from < widths.size() || from == 1;) {
            var columns = new ArrayList<>(List.of(0));
            var taken = widths.getFirst();
            for (; from < widths.size() && (columns.size() == 1 || taken + widths.get(from) <= room); from++) {
                columns.add(from);
                taken += widths.get(from);
            }
            part(grid, columns, widths);
            from = Math.max(from, 2);
        }
    }

    private float width(Grid grid, int column) {
        var widest = 0f;
        for (var word : grid.headings().get(column).split(" ")) {
            widest = Math.max(widest, typeface.width(word, CELL));
        }
        for (var row : grid.rows()) {
            widest = Math.max(widest, typeface.width(row.get(column).text(), CELL));
        }
        return Math.clamp(widest, NARROWEST, WIDEST) + GAP;
    }

    private void part(Grid grid, List<Integer> columns, List<Float> widths) {
        var headings = columns.stream().map(column -> new Cell(grid.headings().get(column), false, null)).toList();
        var wide = columns.stream().map(widths::get).toList();
        var page = -1;
        for (var row : grid.rows()) {
            var cells = columns.stream().map(row::get).toList();
            if (y - height(cells, wide) < BOTTOM) {
                newPage();
            }
            if (page != pages.size()) {
                if (y - height(headings, wide) - height(cells, wide) < BOTTOM) {
                    newPage();
                }
                cells(headings, wide);
                page = pages.size();
            }
            cells(cells, wide);
            page = pages.size();
        }
        if (grid.rows().isEmpty()) {
            cells(headings, wide);
        }
        y -= GAP;
    }

    private float height(List<Cell> cells, List<Float> widths) {
        var lines = 1;
        for (var column = 0; column < cells.size(); column++) {
            lines = Math.max(lines, wrapped(cells.get(column), widths.get(column)).size());
        }
        return lines * CELL * LEADING + GAP / 2;
    }

    private List<String> wrapped(Cell cell, float width) {
        return cell.text()
                .lines()
                .flatMap(line -> typeface.wrap(line, CELL, width - GAP).stream())
                .toList();
    }

    private String visible(String text) {
        return text.lines().map(typeface::visible).collect(Collectors.joining("\n"));
    }

    private void cells(List<Cell> cells, List<Float> widths) {
        var wrapped = new ArrayList<List<String>>();
        for (var column = 0; column < cells.size(); column++) {
            wrapped.add(wrapped(cells.get(column), widths.get(column)));
        }
        var lines = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (var line = 0; line < lines; line++) {
            down(CELL * LEADING);
            var x = MARGIN;
            for (var column = 0; column < cells.size(); column++) {
                if (line < wrapped.get(column).size()) {
                    var text = wrapped.get(column).get(line);
                    var right = cells.get(column).number() ? widths.get(column) - GAP - typeface.width(text, CELL) : 0;
                    pages.getLast().add(new Run(x + right, y, CELL, text, cells.get(column).address()));
                }
                x += widths.get(column);
            }
        }
        y -= GAP / 2;
    }

    private void down(float height) {
        if (y - height < BOTTOM) {
            newPage();
        }
        y -= height;
    }

    private void newPage() {
        pages.add(new ArrayList<>());
        y = paper.getHeight() - MARGIN;
    }

    private void add(float x, float size, String text) {
        pages.getLast().add(new Run(x, y, size, text, null));
    }

    private void draw() throws IOException {
        for (var number = 1; number <= pages.size(); number++) {
            var page = new PDPage(paper);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                for (var run : pages.get(number - 1)) {
                    draw(content, run);
                    if (run.address() != null) {
                        page.getAnnotations().add(link(run, run.address()));
                    }
                }
                var foot = MARGIN - SMALL;
                for (var part : typeface.wrap(footer, SMALL, room - 80)) {
                    draw(content, new Run(MARGIN, foot, SMALL, part, null));
                    foot -= SMALL * LEADING;
                }
                var place = number + " / " + pages.size();
                draw(content, new Run(paper.getWidth() - MARGIN - typeface.width(place, SMALL), MARGIN - SMALL, SMALL, place, null));
            }
        }
    }

    private PDAnnotationLink link(Run run, String address) {
        var action = new PDActionURI();
        action.setURI(address);
        var link = new PDAnnotationLink();
        link.setAction(action);
        link.setPrinted(true);
        link.setContents(address);
        link.setRectangle(new PDRectangle(run.x(), run.y() - run.size() / 4, typeface.width(run.text(), run.size()), run.size() * LEADING));
        var border = new PDBorderStyleDictionary();
        border.setWidth(0);
        link.setBorderStyle(border);
        return link;
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
