package eu.sojourn.agreements.domain.agenda;

/** Where the latest version of an agenda stands. */
public enum AgendaState {
    /** Nobody has proposed one yet. */
    AWAITED,
    /** Proposed; the host has not confirmed it. */
    PROPOSED,
    /** The host wishes sessions of it to be other; the next version answers. */
    CHANGES_REQUESTED,
    /** Confirmed by the host. */
    CONFIRMED
}
