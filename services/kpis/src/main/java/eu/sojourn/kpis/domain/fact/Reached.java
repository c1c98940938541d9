package eu.sojourn.kpis.domain.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A milestone as the latest event about it tells it, with all that this event says. */
public record Reached(long sequence, String eventId, Instant at, LocalDate on, @Nullable Boolean counting, @Nullable BigDecimal amount,
        Map<Attribute, String> says) {

    private static final Comparator<Reached> AGE = Comparator.comparingLong(Reached::sequence).thenComparing(Reached::eventId);

    public Reached {
        says = Map.copyOf(says);
    }

    public Optional<String> says(Attribute attribute) {
        return Optional.ofNullable(says.get(attribute)).filter(value -> !value.isEmpty());
    }

    /** Total over the events of one place, so that folding does not depend on their order. */
    static Reached later(Reached one, Reached other) {
        return AGE.compare(one, other) >= 0 ? one : other;
    }
}
