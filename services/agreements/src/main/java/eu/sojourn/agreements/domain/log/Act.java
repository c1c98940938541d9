package eu.sojourn.agreements.domain.log;

/** What was done to an agreement. The names stand in logs that people keep, so none is ever renamed. */
public enum Act {
    /** A text was composed, or composed anew. */
    COMPOSED,
    /** A party signed the text. */
    SIGNED,
    /** A party declined to sign the text. */
    DECLINED,
    /** Every party's last signature holds. */
    IN_FORCE,
    /** What was in force changed, and waits for signatures again. */
    REOPENED,
    /** The agreement ended before it came into force, for good. */
    VOIDED,
    /** What comes next was done by a link; the detail says who issued it, who handed it on, and which name was typed. */
    LINK_USED,
    /** The host's legal department cleared the text. */
    CLEARED,
    /** Somebody commented on a clause; this and the next three have its id as detail, what was said is kept beside the clause. */
    COMMENTED,
    /** Another wording of a clause was proposed. */
    WORDING_PROPOSED,
    /** The other side accepted the wording that was proposed. */
    WORDING_ACCEPTED,
    /** The wording that was proposed was rejected, or taken back. */
    WORDING_REJECTED,
    /** A signed agreement was given notice. */
    TERMINATED,
    /** The document was made and sealed; the detail is the SHA-256 of the file. */
    SEALED
}
