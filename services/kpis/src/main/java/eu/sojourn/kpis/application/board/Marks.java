package eu.sojourn.kpis.application.board;

import java.util.Arrays;

/** What moved something for the last time: for each part of a {@link Position} the offset of the last record, or -1. Immutable. */
final class Marks {

    private final long[] last;

    private Marks(long[] last) {
        this.last = last;
    }

    /** Of what was never moved. */
    static Marks none(Position position) {
        var last = new long[position.parts()];
        Arrays.fill(last, -1);
        return new Marks(last);
    }

    Marks with(int part, long offset) {
        if (offset <= last[part]) {
            return this;
        }
        var more = last.clone();
        more[part] = offset;
        return new Marks(more);
    }

    Marks with(Marks other) {
        var more = last.clone();
        for (var part = 0; part < more.length; part++) {
            more[part] = Math.max(more[part], other.last[part]);
        }
        return new Marks(more);
    }

    /** Whether it was moved by something that one has not seen who has seen everything up to a position. */
    boolean areNewTo(Position seen) {
        for (var part = 0; part < last.length; part++) {
            if (last[part] >= 0 && seen.isBefore(part, last[part])) {
                return true;
            }
        }
        return false;
    }
}
