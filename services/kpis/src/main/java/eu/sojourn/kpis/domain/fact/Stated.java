package eu.sojourn.kpis.domain.fact;

import java.util.Comparator;

/** The value of an attribute and the sequence of the event that stated it. */
public record Stated(long sequence, String value) {

    private static final Comparator<Stated> AGE = Comparator.comparingLong(Stated::sequence).thenComparing(Stated::value);

    static Stated later(Stated one, Stated other) {
        return AGE.compare(one, other) >= 0 ? one : other;
    }
}
