package eu.sojourn.questionnaires.domain.invitation;

/** How far an invitation has come. Opening it changes nothing; saving a draft or a file starts it. */
public enum InvitationState {

    /** It waits for its day; nobody was told. */
    SCHEDULED,
    SENT,
    /** Reminded, and nothing was saved yet; who has started stays so when reminded. */
    REMINDED,
    STARTED,
    SUBMITTED,
    /** Its wave closed before there was a response. */
    EXPIRED;

    /** Whether an answer is waited for. */
    public boolean isAwaited() {
        return this == SENT || this == REMINDED || this == STARTED;
    }

    /** After something was saved. */
    InvitationState started() {
        return this == SENT || this == REMINDED ? STARTED : this;
    }

    /** After a reminder. */
    InvitationState reminded() {
        return this == SENT ? REMINDED : this;
    }
}
