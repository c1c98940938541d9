package eu.sojourn.agreements.domain.annex;

/** Where an annex stands; always follows from its text, its signatures and its visit. */
public enum AnnexState {
    /** There is no text yet; something is missing. */
    DRAFT,
    /** There is a text, and not every party has signed it. */
    AWAITING_SIGNATURES,
    /** Every party has signed exactly the current text. */
    IN_FORCE,
    /** The visit was withdrawn, declined or refused. */
    VOID
}
