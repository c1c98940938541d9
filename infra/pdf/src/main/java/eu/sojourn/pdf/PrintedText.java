package eu.sojourn.pdf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text to be printed, independent of how.
 *
 * @param title       of the whole
 * @param language    code of the language it is in, such as {@code en}
 * @param footer      stands on each page, beside its number
 * @param attachments files that travel inside the printed one
 * @param paper       on which it is printed
 */
public record PrintedText(String title, String language, Instant madeAt, String footer, List<Block> blocks, List<Attachment> attachments,
        Paper paper) {
    public PrintedText {
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
    }

    /** On upright paper. */
    public PrintedText(String title, String language, Instant madeAt, String footer, List<Block> blocks, List<Attachment> attachments) {
        this(title, language, madeAt, footer, blocks, attachments, Paper.UPRIGHT);
    }

    /** How a page of A4 lies. */
    public enum Paper {
        UPRIGHT, ACROSS
    }

    /** What stands one below the other. */
    public sealed interface Block {}

    /** @param level 1 for the title of the whole, 2 for that of a part, 3 for that of a section */
    public record Heading(int level, String text) implements Block {}

    /** Lines that are kept as they are, with the space before them; those that are too long are continued on the next. */
    public record Lines(String text) implements Block {}

    /** @param headings one for each column */
    public record Table(List<String> headings, List<List<String>> rows) implements Block {
        public Table {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A table whose columns are as wide as what they hold, with its headings on each page. It stays together if a page has room for it. Where its
     * columns do not fit beside each other, they follow in parts, each with the first column.
     *
     * @param title above it; empty for none
     */
    public record Grid(String title, List<String> headings, List<List<Cell>> rows) implements Block {
        public Grid {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A cell of a grid.
     *
     * @param number  stands at the right
     * @param address where it leads to: an URL; null for nowhere
     * @param strong  stands out, as a total does
     */
    public record Cell(String text, boolean number, @Nullable String address, boolean strong) {}

    /** What follows begins on a new page. */
    public record NewPage() implements Block {}

    /** A text file. */
    public record Attachment(String name, String description, String text) {}
}
