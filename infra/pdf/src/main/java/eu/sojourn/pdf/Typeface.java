package eu.sojourn.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one font of a file, and what becomes of characters in it. It has Latin, Greek and Cyrillic. */
final class Typeface {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float PER_MILLE = 1000;

    private final PDFont font;
    /** Of each character that was asked for; a table asks for the same ones very often. */
    private final Map<Integer, Float> widths = new HashMap<>();
    private final Map<Integer, Boolean> shown = new HashMap<>();

    Typeface(PDDocument document) throws IOException {
        try (var file = PDFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the libraries");
            }
            font = PDType0Font.load(document, file, true);
        }
    }

    PDFont font() {
        return font;
    }

    float width(String text, float size) {
        var width = 0f;
        for (var at = 0; at < text.length();) {
            var each = text.codePointAt(at);
            width += widths.computeIfAbsent(each, this::width);
            at += Character.charCount(each);
        }
        return width / PER_MILLE * size;
    }

    private float width(int each) {
        try {
            return font.getStringWidth(Character.toString(each));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text with nothing in it that this font cannot show as what it is. */
    String visible(String raw) {
        var text = new StringBuilder();
        raw.replace("\t", "    ").codePoints().forEach(each -> {
            if (shown.computeIfAbsent(each, this::shows)) {
                text.appendCodePoint(each);
            } else {
                text.append(String.format("[U+%04X]", each));
            }
        });
        return text.toString();
    }

    /** Breaks a line between words, or inside one that is longer than the line; what goes on is indented as the line is. */
    List<String> wrap(String line, float size, float room) {
        if (width(line, size) <= room) {
            return List.of(line);
        }
        var indent = line.substring(0, Math.min(line.length() - line.stripLeading().length(), 20));
        var lines = new ArrayList<String>();
        var rest = line;
        while (width(rest, size) > room) {
            var end = fitting(rest, size, room);
            var space = rest.lastIndexOf(' ', end);
            var cut = space > indent.length() ? space : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = indent + rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** How many characters fit, at least one beyond the indent. */
    private int fitting(String line, float size, float room) {
        var least = line.length() - line.stripLeading().length() + 1;
        var low = line.offsetByCodePoints(0, Math.min(least, line.codePointCount(0, line.length())));
        var high = line.length();
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (width(line.substring(0, middle), size) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Character.isLowSurrogate(line.charAt(Math.min(low, line.length() - 1))) ? low - 1 : low;
    }

    private boolean shows(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> isLeftToRight(each) && Character.isBmpCodePoint(each) && has(each);
        };
    }

    private static boolean isLeftToRight(int each) {
        return switch (Character.getDirectionality(each)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> false;
            default -> true;
        };
    }

    private boolean has(int each) {
        try {
            font.encode(Character.toString(each));
            return true;
        } catch (IllegalArgumentException | IOException notInThisFont) {
            return false;
        }
    }
}
