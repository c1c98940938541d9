package eu.sojourn.kpis.domain.figure;

import org.jspecify.annotations.Nullable;

/**
 * A cell as a board keeps it, without what all cells of its indicator and programme share.
 *
 * @param day its day, as the number of days since 1970
 * @param content what the facts give together; {@code null} when none gives anything any more
 * @param place where it was read: the partition in the upper 16 bits, below it the offset
 */
public record Leaf(Facets facets, int day, @Nullable Aggregate content, int facts, long version, long place) {

    private static final int OFFSET_BITS = 48;

    public static long place(int partition, long offset) {
        return (long) partition << OFFSET_BITS | offset;
    }

    public int partition() {
        return (int) (place >>> OFFSET_BITS);
    }

    public long offset() {
        return place & (1L << OFFSET_BITS) - 1;
    }

    boolean gives() {
        return content != null;
    }
}
