package eu.sojourn.pdf;

import java.time.Instant;
import java.util.List;

/**
 * A text to be printed, independent of how.
 *
 * @param title       of the whole
 * @param language    code of the language it is in, such as {@code en}
 * @param footer      stands on each page, beside its number
 * @param attachments files that travel inside the printed one
 */
public record PrintedText(String title, String language, Instant madeAt, String footer, List<Block> blocks, List<Attachment> attachments) {
    public PrintedText {
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
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

    /** What follows begins on a new page. */
    public record NewPage() implements Block {}

    /** A text file. */
    public record Attachment(String name, String description, String text) {}
}
