package eu.sojourn.kpis.domain.figure;

import eu.sojourn.kpis.domain.fact.FactId;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What one fact gives to one cell. Of two contributions of a fact to a cell the one with the higher version holds.
 *
 * @param version grows whenever the events change that the contribution is derived from
 * @param amount {@code null} when it is taken back: the fact gives nothing to this cell any more
 * @param at when the latest of those events was recorded
 */
public record Contribution(CellKey cell, FactId fact, long version, @Nullable BigDecimal amount, Instant at) {

    public BigDecimal effect() {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
