package eu.sojourn.agreements.domain.waiting;

/** What somebody is waited for. */
public enum AskedFor {
    /** To sign the annex of a visit. */
    SIGNATURE,
    /** To say who travels, in what function, and what for. */
    PARTICULARS,
    /** To confirm an agenda, or to say what should be other in it. */
    AGENDA_CONFIRMATION,
    /** To propose an agenda that does what the host wishes. */
    AGENDA_PROPOSAL,
    /** To have the host's commitment read and cleared by its legal department. */
    COMMITMENT_CLEARANCE,
    /** To sign the host's commitment, which its legal department has cleared. */
    COMMITMENT_SIGNATURE
}
