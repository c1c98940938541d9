package eu.sojourn.kpis.domain.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/** A milestone as the latest event about it tells it. */
public record Reached(long sequence, String eventId, Instant at, LocalDate on, @Nullable Boolean counting, @Nullable BigDecimal amount) {

    private static final Comparator<Reached> AGE = Comparator.comparingLong(Reached::sequence).thenComparing(Reached::eventId);

    /** Total over the events of one place, so that folding does not depend on their order. */
    static Reached later(Reached one, Reached other) {
        return AGE.compare(one, other) >= 0 ? one : other;
    }
}
