package eu.sojourn.agreements.domain.link;

/** The single thing that a link is for. */
public enum Purpose {
    /** To read the annexes of its party, and to sign or decline them for it, once. */
    SIGN_ANNEXES,
    /** To read the annexes of its party, as the host's legal department or site security does. */
    READ,
    /** To read the commitment of its host, and to sign the version that is cleared, once. */
    SIGN_COMMITMENT,
    /** To read, discuss and clear the commitment of its host, as the legal department does, as often as it likes. */
    REVIEW_COMMITMENT;

    public boolean signs() {
        return switch (this) {
            case SIGN_ANNEXES, SIGN_COMMITMENT -> true;
            case READ, REVIEW_COMMITMENT -> false;
        };
    }

    public boolean isAboutCommitment() {
        return switch (this) {
            case SIGN_COMMITMENT, REVIEW_COMMITMENT -> true;
            case SIGN_ANNEXES, READ -> false;
        };
    }

    /** Whether the holder of a link for this may hand on one for that: of the same agreements, and to sign only where it signs itself. */
    boolean includes(Purpose other) {
        return isAboutCommitment() == other.isAboutCommitment() && (signs() || !other.signs());
    }
}
