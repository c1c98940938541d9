package eu.sojourn.kpis.domain.figure;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The state of one cell, derived from the set of its contributions.
 *
 * @param value the sum of what the facts give
 * @param facts how many facts give something
 * @param version the sum of the contributions' versions: grows with every change of the set
 * @param at when the latest event was recorded that the cell reflects
 */
public record Cell(CellKey key, BigDecimal value, long facts, long version, Instant at) {

    public static Cell empty(CellKey key) {
        return new Cell(key, BigDecimal.ZERO, 0, 0, Instant.EPOCH);
    }

    /** The cell after its set took in a contribution that it did not have from this fact. */
    public Cell plus(Contribution added) {
        return new Cell(key, value.add(added.effect()), facts + (added.amount() == null ? 0 : 1), version + added.version(),
                added.at().isAfter(at) ? added.at() : at);
    }

    /** The cell after a contribution of its set gave way to a newer one of the same fact. */
    public Cell replacing(Contribution former, Contribution newer) {
        return new Cell(key, value.subtract(former.effect()), facts - (former.amount() == null ? 0 : 1), version - former.version(), at)
                .plus(newer);
    }
}
