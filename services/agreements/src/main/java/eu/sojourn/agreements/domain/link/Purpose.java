package eu.sojourn.agreements.domain.link;

/** The single thing that a link is for. */
public enum Purpose {
    /** To read the annexes of its party, and to sign or decline them for it, once. */
    SIGN_ANNEXES,
    /** To read the annexes of its party, as the host's legal department or site security does. */
    READ
}
