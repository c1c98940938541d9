package eu.sojourn.kpis.domain.indicator;

/** A short reason: a code that programs and translations can hold on to, and the same in English words. */
public record Why(String code, String message) {}
