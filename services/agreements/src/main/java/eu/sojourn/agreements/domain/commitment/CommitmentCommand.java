package eu.sojourn.agreements.domain.commitment;

/** What can be done with a host commitment. */
public enum CommitmentCommand {
    DRAFT, REVIEW,
    /** Comment on a clause, propose another wording, accept or reject a proposal. */
    DISCUSS, CLEAR, SIGN, TERMINATE
}
