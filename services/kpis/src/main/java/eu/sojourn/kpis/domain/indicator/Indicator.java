package eu.sojourn.kpis.domain.indicator;

/**
 * An indicator as people read it.
 *
 * @param kpi its id
 * @param name what a board shows
 * @param unit what is counted, or the currency
 * @param description what exactly counts, on which day, in words
 */
public record Indicator(String kpi, String name, String unit, String description) {}
