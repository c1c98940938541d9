package eu.sojourn.kpis.domain.check;

import org.jspecify.annotations.Nullable;

/**
 * Where something was found.
 *
 * @param row       label of the row; null if no single row is meant
 * @param rowNumber its number; null with it
 * @param column    null if no single column is meant
 */
public record Place(String table, @Nullable String row, @Nullable Integer rowNumber, @Nullable String column) {}
