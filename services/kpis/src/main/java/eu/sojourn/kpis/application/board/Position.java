package eu.sojourn.kpis.application.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How far someone has read the topic of the cells: for each partition the offset to be read next, and which incarnation of the topic and
 * which generation that is.
 * Its text form, {@code <incarnation>.<offset>.<offset>…} in base 36, is the id of an event of the live stream.
 */
public final class Position {

    private static final Pattern TEXT = Pattern.compile("[a-z0-9]{1,24}(\\.[a-z0-9]{1,12})+");
    private static final int BASE = 36;

    private final String incarnation;
    private final long[] next;

    private Position(String incarnation, long[] next) {
        this.incarnation = incarnation;
        this.next = next;
    }

    /** The beginning of a topic. */
    public static Position beginning(String incarnation, int partitions) {
        return new Position(incarnation, new long[partitions]);
    }

    /** @return empty when the text is no position */
    public static Optional<Position> parse(String text) {
        if (!TEXT.matcher(text).matches() || text.length() > 10_000) {
            return Optional.empty();
        }
        var parts = text.split("\\.");
        return Optional.of(new Position(parts[0], Arrays.stream(parts).skip(1).mapToLong(part -> Long.parseLong(part, BASE)).toArray()));
    }

    /** The position after the record at an offset was read too. */
    public Position after(int partition, long offset) {
        var moved = next.clone();
        moved[partition] = Math.max(moved[partition], offset + 1);
        return new Position(incarnation, moved);
    }

    /** The position of one who has read what either has read. */
    Position union(Position other) {
        var moved = next.clone();
        for (var partition = 0; partition < moved.length; partition++) {
            moved[partition] = Math.max(moved[partition], other.next[partition]);
        }
        return new Position(incarnation, moved);
    }

    /** Whether something has not been read that the other has read. Positions of different topics are not behind each other. */
    public boolean isBehind(Position other) {
        return sameTopic(other) && !covers(other);
    }

    /** Whether both speak of one topic, so that they can be compared. */
    boolean sameTopic(Position other) {
        return incarnation.equals(other.incarnation) && next.length == other.next.length;
    }

    /** Whether the record at an offset has not been read. */
    boolean isBefore(int partition, long offset) {
        return offset >= next[partition];
    }

    /** Whether everything has been read that the other has read. */
    boolean covers(Position other) {
        for (var partition = 0; partition < next.length; partition++) {
            if (next[partition] < other.next[partition]) {
                return false;
            }
        }
        return true;
    }

    int partitions() {
        return next.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && incarnation.equals(that.incarnation) && Arrays.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return 31 * incarnation.hashCode() + Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return incarnation + LongStream.of(next).mapToObj(offset -> "." + Long.toString(offset, BASE)).collect(Collectors.joining());
    }
}
