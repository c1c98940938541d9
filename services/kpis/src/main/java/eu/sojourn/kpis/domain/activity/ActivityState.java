package eu.sojourn.kpis.domain.activity;

/** {@code PLANNED → DONE | CANCELLED}. */
public enum ActivityState {
    /** May be changed, done or cancelled. */
    PLANNED,
    /** May only be corrected. */
    DONE,
    /** Stays as it is. */
    CANCELLED
}
