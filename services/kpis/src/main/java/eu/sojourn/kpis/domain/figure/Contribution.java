package eu.sojourn.kpis.domain.figure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What one fact gives to one cell. Of two contributions of a fact to a cell the one with the higher version holds.
 *
 * @param version grows whenever the events change that the contribution is derived from
 * @param given {@code null} when it is taken back: the fact gives nothing to this cell any more
 * @param at when the latest of those events was recorded
 */
public record Contribution(long version, @Nullable Aggregate given, Instant at) {}
