package eu.sojourn.kpis.domain.indicator;

/** Which way a value should go. */
public enum Direction {
    MORE,
    LESS,
    NEITHER
}
