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
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
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

    private static final float TITLE = 12;
    /** How much of its size the strokes of a strong text are wider. */
    private static final float STRONGER = 0.035f;

    private record Run(float x, float y, float size, String text, @Nullable String address, boolean strong) {}

    /** A line across, under a row of a grid. */
    private record Rule(float y, float length, float thickness, float grey) {}

    private record Filled(List<Run> runs, List<Rule> rules) {}

    private final PDDocument document;
    private final Typeface typeface;
    private final String footer;
    private final PDRectangle paper;
    private final float room;
    private final List<Filled> pages = new ArrayList<>();
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
        var grid = new Grid(typeface.visible(raw.title()), raw.headings().stream().map(typeface::visible).toList(), raw.rows()
                .stream()
                .map(row -> row.stream().map(cell -> new Cell(visible(cell.text()), cell.number(), cell.address(), cell.strong())).toList())
                .toList());
        var widths = new ArrayList<Float>();
        for (var column = 0; column < grid.headings().size(); column++) {
            widths.add(width(grid, column));
        }
        var parts = parts(widths);
        begin(grid, parts, widths);
        parts.forEach(columns -> part(grid, columns, widths));
    }

    /** Which columns fit beside the first one. */
    private List<List<Integer>> parts(List<Float> widths) {
        var parts = new ArrayList<List<Integer>>();
        var from = 1;
        do {
            var columns = new ArrayList<>(List.of(0));
            var taken = widths.getFirst();
            while (from < widths.size() && (columns.size() == 1 || taken + widths.get(from) <= room)) {
                taken += widths.get(from);
                columns.add(from++);
            }
            parts.add(columns);
        } while (from < widths.size());
        return parts;
    }

    /** Puts the title where the whole grid has room below it, or where none has, its headings and a row. */
    private void begin(Grid grid, List<List<Integer>> parts, List<Float> widths) {
        var title = grid.title().isEmpty() ? 0 : TITLE * LEADING + 2 * GAP;
        var page = paper.getHeight() - MARGIN - BOTTOM;
        var whole = title + heightOfParts(grid, parts, widths, page - title);
        var first = parts.getFirst();
        var least = title + height(headings(grid, first), wide(first, widths))
                + (grid.rows().isEmpty() ? 0 : height(of(first, grid.rows().getFirst()), wide(first, widths)));
        if (y - (whole <= page ? whole : least) < BOTTOM) {
            newPage();
        }
        if (!grid.title().isEmpty()) {
            y -= GAP;
            down(TITLE * LEADING);
            pages.getLast().runs().add(new Run(MARGIN, y, TITLE, grid.title(), null, true));
            y -= GAP;
        }
    }

    /** @param most beyond it nobody has to know how high they are */
    private float heightOfParts(Grid grid, List<List<Integer>> parts, List<Float> widths, float most) {
        var height = 0f;
        for (var columns : parts) {
            var wide = wide(columns, widths);
            height += height(headings(grid, columns), wide) + GAP;
            for (var row = 0; row < grid.rows().size() && height <= most; row++) {
                height += height(of(columns, grid.rows().get(row)), wide);
            }
        }
        return height;
    }

    private static List<Cell> headings(Grid grid, List<Integer> columns) {
        return columns.stream().map(column -> new Cell(grid.headings().get(column), false, null, true)).toList();
    }

    private static List<Cell> of(List<Integer> columns, List<Cell> row) {
        return columns.stream().map(row::get).toList();
    }

    private static List<Float> wide(List<Integer> columns, List<Float> widths) {
        return columns.stream().map(widths::get).toList();
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
        var headings = headings(grid, columns);
        var wide = wide(columns, widths);
        var page = -1;
        for (var row : grid.rows()) {
            var cells = of(columns, row);
            if (y - height(cells, wide) < BOTTOM) {
                newPage();
            }
            if (page != pages.size()) {
                if (y - height(headings, wide) - height(cells, wide) < BOTTOM) {
                    newPage();
                }
                head(headings, wide);
                page = pages.size();
            }
            cells(cells, wide);
            rule(wide, 0.4f, 0.8f);
            page = pages.size();
        }
        if (grid.rows().isEmpty()) {
            head(headings, wide);
        }
        y -= GAP;
    }

    private void head(List<Cell> headings, List<Float> widths) {
        cells(headings, widths);
        rule(widths, 0.8f, 0.3f);
    }

    private void rule(List<Float> widths, float thickness, float grey) {
        var length = (float) widths.stream().mapToDouble(Float::doubleValue).sum() - GAP;
        pages.getLast().rules().add(new Rule(y, length, thickness, grey));
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
                    pages.getLast().runs().add(new Run(x + right, y, CELL, text, cells.get(column).address(), cells.get(column).strong()));
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
        pages.add(new Filled(new ArrayList<>(), new ArrayList<>()));
        y = paper.getHeight() - MARGIN;
    }

    private void add(float x, float size, String text) {
        pages.getLast().runs().add(new Run(x, y, size, text, null, false));
    }

    private void draw() throws IOException {
        for (var number = 1; number <= pages.size(); number++) {
            var page = new PDPage(paper);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                for (var rule : pages.get(number - 1).rules()) {
                    draw(content, rule);
                }
                for (var run : pages.get(number - 1).runs()) {
                    draw(content, run);
                    if (run.address() != null) {
                        page.getAnnotations().add(link(run, run.address()));
                    }
                }
                var foot = MARGIN - SMALL;
                for (var part : typeface.wrap(footer, SMALL, room - 80)) {
                    draw(content, new Run(MARGIN, foot, SMALL, part, null, false));
                    foot -= SMALL * LEADING;
                }
                var place = number + " / " + pages.size();
                draw(content,
                        new Run(paper.getWidth() - MARGIN - typeface.width(place, SMALL), MARGIN - SMALL, SMALL, place, null, false));
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
        if (run.strong()) {
            content.setRenderingMode(RenderingMode.FILL_STROKE);
            content.setLineWidth(run.size() * STRONGER);
        }
        content.newLineAtOffset(run.x(), run.y());
        content.showText(run.text());
        if (run.strong()) {
            content.setRenderingMode(RenderingMode.FILL);
        }
        content.endText();
    }

    private static void draw(PDPageContentStream content, Rule rule) throws IOException {
        content.saveGraphicsState();
        content.setStrokingColor(rule.grey());
        content.setLineWidth(rule.thickness());
        content.moveTo(MARGIN, rule.y());
        content.lineTo(MARGIN + rule.length(), rule.y());
        content.stroke();
        content.restoreGraphicsState();
    }
}
