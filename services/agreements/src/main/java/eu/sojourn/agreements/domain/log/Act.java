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
    /** A link that lets its holder sign or read was given out. */
    LINK_ISSUED,
    /** The holder of a link handed it on. */
    LINK_FORWARDED,
    /** A link was called back. */
    LINK_REVOKED,
    /** A link was used for what it was given out for. */
    LINK_USED,
    /** The host's legal department cleared the text. */
    CLEARED,
    /** A signed agreement was given notice. */
    TERMINATED,
    /** The document was made and sealed; the detail is the SHA-256 of the file. */
    SEALED
}
