package eu.sojourn.agreements.domain.commitment;

/** What can be done with a host commitment. */
public enum CommitmentCommand {
    DRAFT, REVIEW, CLEAR, SIGN
}
