package eu.sojourn.agreements.domain.commitment;

import java.util.Set;

/** Where the latest version of a host commitment stands, and what may be done with it there. */
public enum CommitmentState {
    /** Written, not yet read by the host's legal department. */
    DRAFT(CommitmentCommand.DRAFT, CommitmentCommand.REVIEW, CommitmentCommand.DISCUSS, CommitmentCommand.CLEAR),
    /** With the host's legal department. */
    IN_LEGAL_REVIEW(CommitmentCommand.DRAFT, CommitmentCommand.REVIEW, CommitmentCommand.DISCUSS, CommitmentCommand.CLEAR),
    /** Cleared by the host's legal department; may be signed. */
    CLEARED(CommitmentCommand.DRAFT, CommitmentCommand.SIGN),
    /** Signed; holds for every Xchange of the host until it lapses or a later version is signed. */
    SIGNED(CommitmentCommand.DRAFT),
    /** Was signed, and its last day is over. */
    EXPIRED(CommitmentCommand.DRAFT),
    /** Was signed, and notice was given: it holds until the last day that was named. */
    TERMINATED(CommitmentCommand.DRAFT);

    private final Set<CommitmentCommand> allowed;

    CommitmentState(CommitmentCommand... allowed) {
        this.allowed = Set.of(allowed);
    }

    public boolean allows(CommitmentCommand command) {
        return allowed.contains(command);
    }
}
