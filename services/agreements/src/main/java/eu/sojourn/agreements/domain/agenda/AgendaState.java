package eu.sojourn.agreements.domain.agenda;

/** Where the latest version of an agenda stands. */
public enum AgendaState {
    /** Nobody has proposed one yet. */
    AWAITED,
    /** Proposed; the host has not confirmed it. */
    PROPOSED,
    /** Confirmed by the host. */
    CONFIRMED
}
