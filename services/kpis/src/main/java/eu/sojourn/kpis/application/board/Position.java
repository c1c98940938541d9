package eu.sojourn.kpis.application.board;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.LiveBoard.Placed;

/**
 * How far someone has read what moves figures: for each partition of the topic of the cells the offset to be read next, then the day until
 * which time has gone, and which incarnation of the topic that is. Days are counted as if they were one more partition with a record for
 * each day, because some values change at midnight. The text form is {@code <incarnation>.<offset>.<offset>…<day>} in base 36.
 */
public final class Position {

    private static final Pattern TEXT = Pattern.compile("[a-z0-9]{1,24}(\\.[a-z0-9]{1,12}){2,200}");
    private static final Pattern GENERATION = Pattern.compile("(.+)g([1-9][0-9]{0,8})");
    private static final int BASE = 36;

    private final String incarnation;
    private final long[] next;

    private Position(String incarnation, long[] next) {
        this.incarnation = incarnation;
        this.next = next;
    }

    /**
     * The beginning of a topic, before all days.
     *
     * @param incarnation names that topic and what in it is read
     */
    public static Position beginning(String incarnation, int partitions) {
        return new Position(incarnation, new long[partitions + 1]);
    }

    /** @return empty when the text is no position */
    public static Optional<Position> parse(String text) {
        if (text.length() > 2_000 || !TEXT.matcher(text).matches()) {
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

    Position after(Collection<Placed> records) {
        var moved = next.clone();
        for (var record : records) {
            moved[record.partition()] = Math.max(moved[record.partition()], record.offset() + 1);
        }
        return new Position(incarnation, moved);
    }

    /** The position after a day has begun too. */
    Position after(LocalDate day) {
        return after(clock(), day.toEpochDay());
    }

    /** The position of one who has read what either has read. */
    Position union(Position other) {
        var moved = next.clone();
        for (var part = 0; part < moved.length; part++) {
            moved[part] = Math.max(moved[part], other.next[part]);
        }
        return new Position(incarnation, moved);
    }

    /**
     * Whether something has not been read that the other has read: of the same generation, or of a later one that is still to be shown here.
     * Positions of different topics are not behind each other.
     */
    public boolean isBehind(Position other) {
        return sameTopic(other) ? !covers(other) : isOfFormerGenerationThan(other);
    }

    private boolean isOfFormerGenerationThan(Position other) {
        var mine = GENERATION.matcher(incarnation);
        var others = GENERATION.matcher(other.incarnation);
        return mine.matches() && others.matches() && mine.group(1).equals(others.group(1))
                && Integer.parseInt(mine.group(2)) < Integer.parseInt(others.group(2));
    }

    /** Whether both speak of one topic, so that they can be compared. */
    boolean sameTopic(Position other) {
        return incarnation.equals(other.incarnation) && next.length == other.next.length;
    }

    /** Whether the record at an offset has not been read. */
    boolean isBefore(int part, long offset) {
        return offset >= next[part];
    }

    /** Whether everything has been read that the other has read. */
    boolean covers(Position other) {
        for (var part = 0; part < next.length; part++) {
            if (next[part] < other.next[part]) {
                return false;
            }
        }
        return true;
    }

    /** The partitions and the days. */
    int parts() {
        return next.length;
    }

    /** Which part counts the days. */
    int clock() {
        return next.length - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Position that && incarnation.equals(that.incarnation) && Arrays.equals(next, that.next);
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
