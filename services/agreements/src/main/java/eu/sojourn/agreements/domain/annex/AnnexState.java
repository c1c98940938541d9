package eu.sojourn.agreements.domain.annex;

/** Where an annex stands; always follows from its text, its signatures and its visit. */
public enum AnnexState {
    /** There is no text yet; something is missing. */
    DRAFT,
    /** There is a text, and not every party has signed what concerns it. */
    AWAITING_SIGNATURES,
    /** Every party's last signature is over what now holds for that party. */
    IN_FORCE,
    /** The visit was withdrawn, declined or refused. */
    VOID
}
