package eu.sojourn.kpis.domain.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One event, reduced to what figures are built from.
 *
 * @param fact what it is about
 * @param milestone what happened
 * @param aggregate the source aggregate that said so, unique among all services
 * @param sequence the version of that aggregate, never below zero; orders what it says
 * @param eventId names the event
 * @param at when it was recorded
 * @param on the day on which it counts: the business date if the event has one, else the day of {@code at} where the programmes are run
 * @param by the one of several who did it or times it was, where each counts alone (an organisation that signs, the months after a visit)
 * @param counting whether the visit counts for the KPIs, where the event says it
 * @param amount euros, where the event is about money
 * @param says what else the event states; an empty text states that there is none
 */
public record Observation(FactId fact, Milestone milestone, String aggregate, long sequence, String eventId, Instant at, LocalDate on,
        @Nullable String by, @Nullable Boolean counting, @Nullable BigDecimal amount, Map<Attribute, String> says) {

    public Observation {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must not be negative: " + sequence);
        }
        says = Map.copyOf(says);
    }

    MilestoneKey key() {
        return new MilestoneKey(milestone, aggregate, by == null ? "" : by);
    }

    Reached reached() {
        return new Reached(sequence, eventId, at, on, counting, amount, says);
    }
}
