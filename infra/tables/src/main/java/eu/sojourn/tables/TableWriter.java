package eu.sojourn.tables;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table row by row, holding none of it but a small buffer. A text that a spreadsheet program could take for a formula is written
 * with an apostrophe before it (see {@link Formulas}), which {@link TableReader} takes away again.
 */
public interface TableWriter extends AutoCloseable {

    /** Writes the names of the columns; once, before any row. */
    void header(List<String> names) throws IOException;

    /**
     * Writes one row.
     *
     * @param cells texts, whole or decimal numbers, booleans, dates; enums by their name; {@link Linked} ones; null for an empty cell
     * @throws IllegalArgumentException if a cell is of another type
     */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /**
     * Begins another sheet, with a header of its own.
     *
     * @throws UnsupportedOperationException if the format has but one
     */
    void sheet(String title) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A cell that leads somewhere, where the format can; else its value alone.
     *
     * @param address where to: an URL
     */
    record Linked(Object value, String address) {}
}
