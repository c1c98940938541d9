package eu.sojourn.kpis.domain.indicator;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Milestone;

/**
 * From when on a fact that does not count for an indicator yet is sure to, and on which day it will.
 *
 * @param by the milestone that makes it sure
 * @param on the day that the fact tells
 * @param afterDays null where it counts on that day, whenever that is known; else it counts so many days later, or today where these are over
 */
public record Commitment(Milestone by, Attribute on, @Nullable Integer afterDays) {

    public Commitment {
        if (afterDays != null && afterDays < 0) {
            throw new IllegalArgumentException("afterDays must not be negative");
        }
    }

    /**
     * The day on which a fact is expected to count.
     *
     * @param told what it tells
     */
    public LocalDate expected(LocalDate told, LocalDate today) {
        if (afterDays == null) {
            return told;
        }
        var usual = told.plusDays(afterDays);
        return usual.isBefore(today) ? today : usual;
    }
}
