package eu.sojourn.kpis.domain.indicator;

/** Whether a fact counts for an indicator: it does, it does not so far, or it does not and nothing expected will change that. */
public enum Outcome {
    COUNTS, COUNTS_NOT_YET, COUNTS_NOT
}
