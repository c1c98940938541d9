package eu.sojourn.agreements.domain.link;

/** Where a link stands. */
public enum LinkState {
    /** It can be used. */
    OPEN,
    /** Its holder signs; what is to be signed is written down, and the clock finishes it if nothing else does. */
    IN_USE,
    /** Its holder has signed. What was signed can still be read by it. */
    USED,
    /** Somebody took it back, or took back the link that it was forwarded from. */
    REVOKED,
    /** Its time is over. Never stored, since it follows from the clock. */
    EXPIRED
}
